package org.filingmonitor.producer.feed.directory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * What a file is known by: 16 characters, a hash of its name, size and time of modification. 96 bits, since a file whose
 * mark were that of another would never be read.
 */
final class FileMark {

    private static final int BYTES = 12;

    private FileMark() {}

    /** Returns the mark of a file as it is now. */
    static String of(Path file) throws IOException {
        String state = Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis() + " " + file.getFileName();
        byte[] hash = sha256().digest(state.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
