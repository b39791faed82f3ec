package org.filingmonitor.producer.feed.directory;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How far each file of a directory has been read, as JSON. A file is known by the {@link FileMark} of its name and
 * state, whatever the length of its name, and by the key of its {@link FileContent}, whatever its name: a file that was
 * renamed, touched or copied is not read again. A file that grew is another content, read from its beginning; documents
 * that it had before are known by their content. A cursor is part of a Kafka record, which has one MiB at most: 10,000
 * files take 190 KB of it, and {@value #CONTENTS} contents 400 KB.
 *
 * @param whole marks of the files that were read to their ends
 * @param partly number of documents read of the other files, by their marks
 * @param contents keys of the contents that were read to their ends, the newest last, of files that are gone too
 */
@JsonIgnoreProperties(ignoreUnknown = true) // a cursor of version 0.1.0 named the files: they are read again
record DirectoryCursor(SortedSet<String> whole, SortedMap<String, Long> partly, LinkedHashSet<String> contents) {

    /** Contents that are remembered, at most; the oldest are forgotten, and would be read again under another name. */
    static final int CONTENTS = 15_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    DirectoryCursor {
        whole = whole == null ? new TreeSet<>() : new TreeSet<>(whole);
        partly = partly == null ? new TreeMap<>() : new TreeMap<>(partly);
        contents = contents == null ? new LinkedHashSet<>() : new LinkedHashSet<>(contents);
    }

    static DirectoryCursor read(String json) {
        try {
            return json.isEmpty() ? new DirectoryCursor(null, null, null) : JSON.readValue(json, DirectoryCursor.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the cursor of a directory is damaged: " + json, e);
        }
    }

    /** Tells whether a file was read to its end. */
    boolean isWhole(String mark) {
        return whole.contains(mark);
    }

    /** Returns how many documents were read of a file that was not read to its end. */
    long documents(String mark) {
        return partly.getOrDefault(mark, 0L);
    }

    /** Returns the keys of the contents of a length that were read to their ends. */
    Set<String> contents(long length) {
        String beginning = FileContent.keysOf(length);
        return contents.stream().filter(key -> key.startsWith(beginning)).collect(Collectors.toSet());
    }

    /** Returns this cursor without the files that are there no more. Their contents are still known. */
    DirectoryCursor among(Set<String> present) {
        DirectoryCursor after = new DirectoryCursor(whole, partly, contents);
        after.whole.retainAll(present);
        after.partly.keySet().retainAll(present);
        return after;
    }

    /** Returns this cursor after a file was read to its end. */
    DirectoryCursor withWhole(String mark, String content) {
        DirectoryCursor after = new DirectoryCursor(whole, partly, contents);
        after.whole.add(mark);
        after.partly.remove(mark);
        after.contents.remove(content);
        after.contents.add(content);
        if (after.contents.size() > CONTENTS) {
            Iterator<String> oldest = after.contents.iterator();
            oldest.next();
            oldest.remove();
        }
        return after;
    }

    /** Returns this cursor after some documents of a file were read. */
    DirectoryCursor withPart(String mark, long documents) {
        DirectoryCursor after = new DirectoryCursor(whole, partly, contents);
        after.partly.put(mark, documents);
        return after;
    }

    String write() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records are always JSON", e);
        }
    }
}
