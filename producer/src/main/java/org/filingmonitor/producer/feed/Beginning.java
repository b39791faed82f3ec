package org.filingmonitor.producer.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The first bytes of a source, which tell what it is.
 *
 * @param head up to {@value Formats#HEAD} bytes; the whole source, if it is no longer
 * @param content the whole source, its first bytes included
 */
@SuppressWarnings("ArrayRecordComponent") // handed through, never compared
public record Beginning(byte[] head, InputStream content) {

    private static final int CHUNK = 8192;

    /**
     * Looks at a stream, which must be read on only through what this returns.
     *
     * @throws IOException if the stream cannot be read; damage is left to who reads the content up to it
     */
    public static Beginning of(InputStream content) throws IOException {
        byte[] head = upTo(Formats.HEAD, content);
        return new Beginning(head, new Rejoined(head, content));
    }

    /** Tells whether there may be more than the first bytes. */
    public boolean isLong() {
        return head.length == Formats.HEAD;
    }

    /** Says why this cannot be text: empty, binary or wrongly encoded. */
    public Optional<String> fault() {
        return TextPage.fault(head);
    }

    /** Reads up to a number of bytes, or those before the place where the content is damaged. */
    static byte[] upTo(int limit, InputStream content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(CHUNK);
        byte[] chunk = new byte[CHUNK];
        int read = 0;
        while (read >= 0) {
            bytes.write(chunk, 0, read);
            read = bytes.size() == limit ? -1 : read(content, chunk, Math.min(CHUNK, limit - bytes.size()));
        }
        return bytes.toByteArray();
    }

    private static int read(InputStream content, byte[] chunk, int length) throws IOException {
        try {
            return content.read(chunk, 0, length);
        } catch (DamagedContentException met) {
            return -1; // whoever unpacks the content tells the damage
        }
    }

    /** First what was read, then the rest; never both in one read, so that damage in the rest loses no byte. */
    private static final class Rejoined extends InputStream {

        private final byte[] head;
        private final InputStream rest;
        private int position;

        Rejoined(byte[] head, InputStream rest) {
            this.head = head;
            this.rest = rest;
        }

        @Override
        public int read() throws IOException {
            return position < head.length ? Byte.toUnsignedInt(head[position++]) : rest.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (position == head.length) {
                return rest.read(bytes, offset, length);
            }
            int read = Math.min(length, head.length - position);
            System.arraycopy(head, position, bytes, offset, read);
            position += read;
            return read;
        }
    }
}
