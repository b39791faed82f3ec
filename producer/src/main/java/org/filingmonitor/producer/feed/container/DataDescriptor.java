package org.filingmonitor.producer.feed.container;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What a ZIP archive says of a file after its content (APPNOTE 4.3.9): an optional signature, the checksum, and the
 * packed and the unpacked length, in 32 or in 64 bits. Nothing tells how many; the lengths that are right do.
 */
final class DataDescriptor {

    /** Length of the shorter one with its signature. */
    static final int SHORT = 16;

    private static final int SIGNATURE = 0x08074b50;
    private static final int LONG = 24;
    private static final byte FIRST_OF_ALL_SIGNATURES = 'P';
    private static final short BEGIN_OF_ALL_SIGNATURES = 0x4b50;

    private final ByteBuffer next;
    private final int start;

    private DataDescriptor(ByteBuffer next) {
        this.next = next;
        this.start = next.position() + (next.getInt(next.position()) == SIGNATURE ? Integer.BYTES : 0);
    }

    /** Tells whether a signature may begin at a place. */
    static boolean mayBeAt(ByteBuffer bytes, int place) {
        return bytes.get(place) == FIRST_OF_ALL_SIGNATURES;
    }

    /** Tells whether the one of a stored file comes next: its signature, checksum and length. */
    static boolean isNext(ByteBuffer next, long checksum, long length) {
        int place = next.position();
        return next.getInt(place) == SIGNATURE
                && next.getInt(place + 4) == (int) checksum
                && next.getInt(place + 8) == (int) length;
    }

    /**
     * Reads the one that comes next.
     *
     * @return true if it says of the content what was found
     */
    static boolean read(PackedInput packed, long checksum, long packedLength, long length) throws IOException {
        packed.has(LONG);
        DataDescriptor read = new DataDescriptor(packed.need(SHORT - Integer.BYTES));
        boolean isShort = read.isShort(packedLength, length);
        boolean isLong = read.isLong(packedLength, length) && !(isShort && read.endsShort());
        boolean right = (isShort || isLong) && read.next.getInt(read.start) == (int) checksum;
        packed.skip(read.start - read.next.position() + (isLong ? LONG : SHORT) - Integer.BYTES);
        return right;
    }

    private boolean isShort(long packedLength, long length) {
        return start + SHORT - Integer.BYTES <= next.limit()
                && next.getInt(start + 4) == (int) packedLength
                && next.getInt(start + 8) == (int) length;
    }

    private boolean isLong(long packedLength, long length) {
        return start + LONG - Integer.BYTES <= next.limit()
                && next.getLong(start + 4) == packedLength
                && next.getLong(start + 12) == length;
    }

    /** Only where the content is empty can both be right; then the signature after it decides. */
    private boolean endsShort() {
        return next.getShort(start + SHORT - Integer.BYTES) == BEGIN_OF_ALL_SIGNATURES;
    }
}
