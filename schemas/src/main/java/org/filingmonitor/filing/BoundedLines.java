package org.filingmonitor.filing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads a text in UTF-8 line by line, none of them longer than a bound. */
final class BoundedLines implements Closeable {

    /** Bytes of a line, at most. */
    static final int LIMIT = 16 * 1024;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final InputStream content;
    private int number;

    BoundedLines(InputStream content) {
        this.content = new BufferedInputStream(content);
    }

    /** Returns the number of the line that was read last; that of the first is 1. */
    int number() {
        return number;
    }

    /**
     * Returns the next line without its end, or null after the last one.
     *
     * @throws IOException that names the line, if it is too long or no text
     */
    String next() throws IOException {
        int first = content.read();
        if (first < 0) {
            return null;
        }
        number++;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = first; next >= 0 && next != '\n'; next = content.read()) {
            line.write(next);
            if (line.size() > LIMIT) {
                throw new IOException("line " + number + " is longer than " + LIMIT + " bytes");
            }
        }
        String text = decoded(line.toByteArray());
        boolean marked = number == 1 && text.startsWith(BYTE_ORDER_MARK);
        return text.substring(marked ? 1 : 0, text.endsWith("\r") ? text.length() - 1 : text.length());
    }

    private String decoded(byte[] line) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("line " + number + " is no text in UTF-8", e);
        }
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
