package org.filingmonitor.producer.feed.xml;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Searches of bytes, eight at once. */
final class Bytes {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Bytes() {}

    /** Returns the index of the first byte of this value, or {@code to} if there is none. */
    static int indexOf(byte[] bytes, int from, int to, char wanted) {
        long pattern = ONES * wanted;
        int i = from;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            long hits = zeroBytes((long) LONGS.get(bytes, i) ^ pattern);
            if (hits != 0) {
                return i + Long.numberOfTrailingZeros(hits) / Byte.SIZE;
            }
        }
        while (i < to && bytes[i] != wanted) {
            i++;
        }
        return i;
    }

    /** Returns the index of the first byte of one of two values, or {@code to} if there is none. */
    static int indexOfEither(byte[] bytes, int from, int to, int wanted, int other) {
        long pattern = ONES * wanted;
        long otherPattern = ONES * other;
        int i = from;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            long word = (long) LONGS.get(bytes, i);
            long hits = zeroBytes(word ^ pattern) | zeroBytes(word ^ otherPattern);
            if (hits != 0) {
                return i + Long.numberOfTrailingZeros(hits) / Byte.SIZE;
            }
        }
        while (i < to && bytes[i] != wanted && bytes[i] != other) {
            i++;
        }
        return i;
    }

    /** Sets the high bit of each byte that is 0, and perhaps of others behind the first one. */
    private static long zeroBytes(long word) {
        return (word - ONES) & ~word & HIGH_BITS;
    }

    /** Returns the first eight of some bytes as one number, zeros where there are fewer. */
    static long word(byte[] bytes, int from, int length) {
        if (from + Long.BYTES > bytes.length) {
            return (long) LONGS.get(
                            Arrays.copyOfRange(bytes, from, from + Math.min(length, Long.BYTES) + Long.BYTES), 0)
                    & mask(length);
        }
        return (long) LONGS.get(bytes, from) & mask(length);
    }

    private static long mask(int length) {
        return length >= Long.BYTES ? -1 : (1L << (length * Byte.SIZE)) - 1;
    }

    /** Returns the bytes of a number that {@link #word} made. */
    static byte[] ofWord(long word) {
        byte[] bytes = new byte[Long.BYTES];
        LONGS.set(bytes, 0, word);
        return bytes;
    }

    /** Tells whether all bytes are ASCII. */
    static boolean areAscii(byte[] bytes) {
        int i = 0;
        for (; i + Long.BYTES <= bytes.length; i += Long.BYTES) {
            if (((long) LONGS.get(bytes, i) & HIGH_BITS) != 0) {
                return false;
            }
        }
        while (i < bytes.length && bytes[i] >= 0) {
            i++;
        }
        return i == bytes.length;
    }
}
