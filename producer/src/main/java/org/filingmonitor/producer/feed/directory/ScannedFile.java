package org.filingmonitor.producer.feed.directory;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file as a scan found it.
 *
 * @param name its path below the directory that is watched, with slashes
 * @param size its size in bytes
 * @param mark its {@link FileMark}
 */
record ScannedFile(String name, Path path, long size, String mark) {

    static ScannedFile of(String name, Path path, BasicFileAttributes found) {
        String mark = FileMark.of(name, found.size(), found.lastModifiedTime().toMillis());
        return new ScannedFile(name, path, found.size(), mark);
    }
}
