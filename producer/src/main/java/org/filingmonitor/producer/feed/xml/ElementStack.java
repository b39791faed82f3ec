package org.filingmonitor.producer.feed.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The names of the elements that are open at a place in a document. The first and last eight bytes of a name are kept
 * and compared as numbers: nearly all the time that a long document takes goes into this.
 */
final class ElementStack {

    /** Elements within each other, at most: no document nests as deep, and whoever reads one may recurse. */
    private static final int DEEPEST = 1000;

    /** Bytes of a name, at most. */
    private static final int LONGEST_NAME = 1000;

    private static final int NONE = -1;

    private long[] starts = new long[64];
    private long[] ends = new long[64];
    private byte[][] names = new byte[64][];
    private int[] lengths = new int[64];
    private int depth;

    /** Returns how many elements are open. */
    int depth() {
        return depth;
    }

    /** Closes all elements. */
    void clear() {
        depth = 0;
    }

    /** Opens an element. Returns false, and opens nothing, if elements are nested too deep or the name is too long. */
    boolean open(byte[] bytes, int from, int to) {
        if (depth == DEEPEST || to - from > LONGEST_NAME) {
            return false;
        }
        if (depth == lengths.length) {
            starts = Arrays.copyOf(starts, depth * 2);
            ends = Arrays.copyOf(ends, depth * 2);
            names = Arrays.copyOf(names, depth * 2);
            lengths = Arrays.copyOf(lengths, depth * 2);
        }
        starts[depth] = Bytes.word(bytes, from, to - from);
        if (to - from > Long.BYTES) {
            keep(bytes, from, to);
        }
        lengths[depth++] = to - from;
        return true;
    }

    private void keep(byte[] bytes, int from, int to) {
        ends[depth] = Bytes.word(bytes, to - Long.BYTES, Long.BYTES);
        if (names[depth] == null || names[depth].length < to - from) {
            names[depth] = new byte[to - from];
        }
        System.arraycopy(bytes, from, names[depth], 0, to - from);
    }

    /**
     * Closes the innermost element by an end tag.
     *
     * @param from where the tag's name begins
     * @return the index after the tag, or a negative number, with nothing closed, if the tag is not plainly the element's
     */
    int close(byte[] bytes, int from, int to) {
        int after = depth == 0 ? to : from + lengths[depth - 1];
        if (after >= to || bytes[after] != '>' || !isInnermost(bytes, from)) {
            return NONE;
        }
        depth--;
        return after + 1;
    }

    /** Closes the innermost element. Returns false, and closes nothing, if it has another name or none is open. */
    boolean closeNamed(byte[] bytes, int from, int to) {
        if (depth == 0 || to - from != lengths[depth - 1] || !isInnermost(bytes, from)) {
            return false;
        }
        depth--;
        return true;
    }

    private boolean isInnermost(byte[] bytes, int from) {
        int length = lengths[depth - 1];
        if (length <= Long.BYTES) {
            return Bytes.word(bytes, from, length) == starts[depth - 1];
        }
        return Bytes.word(bytes, from, length) == starts[depth - 1]
                && Bytes.word(bytes, from + length - Long.BYTES, Long.BYTES) == ends[depth - 1]
                && (length <= 2 * Long.BYTES || Arrays.equals(bytes, from, from + length, names[depth - 1], 0, length));
    }

    /** Returns the name of the innermost element. */
    String innermost() {
        int length = lengths[depth - 1];
        return length > Long.BYTES
                ? new String(names[depth - 1], 0, length, StandardCharsets.UTF_8)
                : new String(Bytes.ofWord(starts[depth - 1]), 0, length, StandardCharsets.UTF_8);
    }
}
