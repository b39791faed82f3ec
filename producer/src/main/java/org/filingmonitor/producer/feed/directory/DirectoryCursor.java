package org.filingmonitor.producer.feed.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How far each file of a directory has been read, as JSON.
 *
 * @param files progress by file name
 */
record DirectoryCursor(Map<String, Progress> files) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * How far a file has been read.
     *
     * @param stamp which state of the file it was; a file in another state is read from its beginning
     * @param documents number of documents read
     * @param whole true if there are no more
     */
    record Progress(FileStamp stamp, long documents, boolean whole) {

        static Progress none(FileStamp stamp) {
            return new Progress(stamp, 0, false);
        }
    }

    DirectoryCursor {
        files = Map.copyOf(files);
    }

    static DirectoryCursor read(String json) {
        try {
            return json.isEmpty() ? new DirectoryCursor(Map.of()) : JSON.readValue(json, DirectoryCursor.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the cursor of a directory is damaged: " + json, e);
        }
    }

    /** Returns how far a file was read in its present state. */
    Progress of(String file, FileStamp stamp) {
        Progress progress = files.get(file);
        return progress != null && progress.stamp().equals(stamp) ? progress : Progress.none(stamp);
    }

    /** Returns this cursor with a file's progress, and without the files that are there no more. */
    DirectoryCursor with(String file, Progress progress, Set<String> present) {
        Map<String, Progress> after = new TreeMap<>(files);
        after.keySet().retainAll(present);
        after.put(file, progress);
        return new DirectoryCursor(after);
    }

    String write() {
        try {
            return JSON.writeValueAsString(new DirectoryCursor(new TreeMap<>(files)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records are always JSON", e);
        }
    }
}
