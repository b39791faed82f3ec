package org.filingmonitor.producer.feed.directory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * A file's content while it is read, of which a key is made that no other content has: its length, in base 36, and its
 * hash, as {@code 2s-k1mzQ0...}.
 */
final class FileContent extends InputStream {

    private static final int RADIX = 36;

    private final InputStream in;
    private final MessageDigest hash = Hashes.sha256();
    private long length;

    FileContent(InputStream in) {
        this.in = in;
    }

    /** Reads a whole file and returns its key. */
    static String keyOf(Path file) throws IOException {
        try (FileContent content = new FileContent(Files.newInputStream(file))) {
            return content.key();
        }
    }

    /** Returns how the keys of all contents of a length begin. */
    static String keysOf(long length) {
        return Long.toString(length, RADIX) + "-";
    }

    /** Reads what is left, and returns the key of the whole. */
    String key() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        return keysOf(length) + Hashes.text(hash.digest());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int wanted) throws IOException {
        int read = in.read(bytes, offset, wanted);
        if (read > 0) {
            hash.update(bytes, offset, read);
            length += read;
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
