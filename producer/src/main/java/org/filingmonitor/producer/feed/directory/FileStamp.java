package org.filingmonitor.producer.feed.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The state of a file by which a change shows.
 *
 * @param size in bytes
 * @param modified in milliseconds since 1970
 */
record FileStamp(long size, long modified) {

    static FileStamp of(Path file) throws IOException {
        return new FileStamp(Files.size(file), Files.getLastModifiedTime(file).toMillis());
    }
}
