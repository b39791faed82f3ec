package org.filingmonitor.producer.feed.directory;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How far each file of a directory has been read, as JSON. A file is known by the {@link FileMark} of its name and
 * state, whatever the length of its name: a cursor is part of a Kafka record, which has one MiB at most, and 10,000 files
 * take 190 KB of it. A file that changed, or was renamed, is another file, read from its beginning; documents that it had
 * before are known by their content.
 *
 * @param whole marks of the files that were read to their ends
 * @param partly number of documents read of the other files, by their marks
 */
@JsonIgnoreProperties(ignoreUnknown = true) // a cursor of version 0.1.0 named the files: they are read again
record DirectoryCursor(SortedSet<String> whole, SortedMap<String, Long> partly) {

    private static final ObjectMapper JSON = new ObjectMapper();

    DirectoryCursor {
        whole = whole == null ? new TreeSet<>() : new TreeSet<>(whole);
        partly = partly == null ? new TreeMap<>() : new TreeMap<>(partly);
    }

    static DirectoryCursor read(String json) {
        try {
            return json.isEmpty() ? new DirectoryCursor(null, null) : JSON.readValue(json, DirectoryCursor.class);
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

    /** Returns this cursor without the files that are there no more. */
    DirectoryCursor among(Set<String> present) {
        DirectoryCursor after = new DirectoryCursor(whole, partly);
        after.whole.retainAll(present);
        after.partly.keySet().retainAll(present);
        return after;
    }

    /** Returns this cursor after a file was read to its end. */
    DirectoryCursor withWhole(String mark) {
        DirectoryCursor after = new DirectoryCursor(whole, partly);
        after.whole.add(mark);
        after.partly.remove(mark);
        return after;
    }

    /** Returns this cursor after some documents of a file were read. */
    DirectoryCursor withPart(String mark, long documents) {
        DirectoryCursor after = new DirectoryCursor(whole, partly);
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
