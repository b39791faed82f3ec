package org.filingmonitor.producer.feed.container;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.filingmonitor.producer.feed.DamagedContentException;

/** A file in a container, unpacked while it is read. Damage is thrown where it is met, and each time after that. */
abstract class PackedFile extends InputStream {

    private final UnpackLimits limits;
    private DamagedContentException damage;
    private DamagedContentException fault;
    private boolean ended;

    PackedFile(UnpackLimits limits) {
        this.limits = limits;
    }

    /** Returns its name as the container says it, empty if it has none. */
    abstract String name();

    /** Says why it cannot be unpacked. */
    Optional<String> refusal() {
        return Optional.empty();
    }

    /** Unpacks some bytes, or returns -1 at the end. */
    protected abstract int unpack(byte[] bytes, int offset, int length) throws IOException;

    /** Notes that the content, though it could be unpacked, is not what was packed. */
    protected final void notAsPacked() {
        if (fault == null) {
            fault = new DamagedContentException("is damaged: its checksum or its length is not what it should be");
        }
    }

    @Override
    public final int read() throws IOException {
        return OneByte.of(this);
    }

    @Override
    public final int read(byte[] bytes, int offset, int length) throws IOException {
        verify();
        if (ended) {
            return -1;
        }
        try {
            int read = unpack(bytes, offset, length);
            ended = read < 0;
            limits.unpacked(Math.max(0, read));
            return read;
        } catch (DamagedContentException met) {
            damage = met;
            throw met;
        }
    }

    /** Throws the damage that was met. */
    final void verify() throws DamagedContentException {
        if (damage != null) {
            throw damage;
        }
    }

    /** Tells whether no damage was met so far. */
    final boolean isSound() {
        return damage == null;
    }

    /** Reads what is left, and throws whatever is wrong with the content. */
    final void finish() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        if (fault != null) {
            throw fault;
        }
    }

    /** Tells whether all was read. */
    final boolean hasEnded() {
        return ended;
    }
}
