package org.filingmonitor.producer.feed.container;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.filingmonitor.producer.feed.DamagedContentException;

/** Deflated content (RFC 1951), inflated. It ends where its last block does, and takes no byte beyond. */
final class InflatedInput extends InputStream {

    private final PackedInput packed;
    private final Inflater inflater;
    private final long length;

    /**
     * Begins to inflate.
     *
     * @param length bytes of the deflated content, or Long.MAX_VALUE if it is not known
     */
    InflatedInput(PackedInput packed, Inflater inflater, long length) {
        this.packed = packed;
        this.inflater = inflater;
        this.length = length;
        inflater.reset();
    }

    @Override
    public int read() throws IOException {
        return OneByte.of(this);
    }

    @Override
    public int read(byte[] bytes, int offset, int wanted) throws IOException {
        if (wanted == 0) {
            return 0;
        }
        while (true) {
            int read = inflate(bytes, offset, wanted);
            if (read > 0) {
                return read;
            }
            if (inflater.finished()) {
                packed.takeBack(inflater);
                return -1;
            }
            if (inflater.needsDictionary() || length == inflater.getBytesRead()) {
                throw damage("its deflated content does not end");
            }
            packed.feed(inflater, length - inflater.getBytesRead());
        }
    }

    private int inflate(byte[] bytes, int offset, int wanted) throws IOException {
        long before = inflater.getBytesWritten();
        try {
            return inflater.inflate(bytes, offset, wanted);
        } catch (DataFormatException damaged) {
            int sound = (int) (inflater.getBytesWritten() - before);
            if (sound > 0) {
                return sound; // the next call meets the damage again
            }
            DamagedContentException damage = damage("is damaged: " + damaged.getMessage());
            damage.initCause(damaged);
            throw damage;
        }
    }

    private DamagedContentException damage(String reason) {
        packed.takeBack(inflater);
        return new DamagedContentException(reason);
    }
}
