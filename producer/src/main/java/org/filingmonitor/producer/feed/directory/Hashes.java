package org.filingmonitor.producer.feed.directory;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Hashes as a cursor holds them: the first 96 bits of SHA-256, as 16 characters. */
final class Hashes {

    private static final int BYTES = 12;

    private Hashes() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    static String text(byte[] hash) {
        return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, BYTES));
    }
}
