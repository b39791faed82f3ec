package org.filingmonitor.streams.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keys of rows as bytes: parts of text, each ended by NUL, so that the rows that begin with the same parts are one range.
 * A part that holds NUL itself is written with backslashes, so that no two keys are the same bytes.
 */
final class RowKey {

    private static final byte END = 0;

    /** No byte of UTF-8 is greater. */
    private static final byte GREATEST = (byte) 0xFF;

    private RowKey() {}

    static byte[] of(List<String> parts) {
        StringBuilder key = new StringBuilder();
        for (String part : parts) {
            key.append(part.replace("\\", "\\\\").replace("\0", "\\0")).append('\0');
        }
        return key.toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] of(String... parts) {
        return of(Arrays.asList(parts));
    }

    static List<String> parts(byte[] key) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < key.length; i++) {
            if (key[i] == END) {
                parts.add(part(new String(key, start, i - start, StandardCharsets.UTF_8)));
                start = i + 1;
            }
        }
        return parts;
    }

    private static String part(String written) {
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            char next = written.charAt(i);
            if (next == '\\') {
                i++;
                next = written.charAt(i) == '0' ? '\0' : '\\';
            }
            part.append(next);
        }
        return part.toString();
    }

    /** Returns what sorts after every key that begins with the same parts. */
    static byte[] after(byte[] key) {
        byte[] after = Arrays.copyOf(key, key.length + 1);
        after[key.length] = GREATEST;
        return after;
    }

    static boolean begins(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }
}
