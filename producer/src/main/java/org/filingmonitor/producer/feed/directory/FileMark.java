package org.filingmonitor.producer.feed.directory;

import java.nio.charset.StandardCharsets;

/**
 * What a file is known by at a glance: 16 characters, a hash of its name, size and time of modification in milliseconds.
 * 96 bits, since a file whose mark were that of another would never be read.
 */
final class FileMark {

    private FileMark() {}

    /** Returns the mark of a file. */
    static String of(String name, long size, long modified) {
        String state = size + " " + modified + " " + name;
        return Hashes.text(Hashes.sha256().digest(state.getBytes(StandardCharsets.UTF_8)));
    }
}
