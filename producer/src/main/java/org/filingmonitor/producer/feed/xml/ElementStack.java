package org.filingmonitor.producer.feed.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The names of the elements that are open at a place in a document. */
final class ElementStack {

    /** Elements within each other, at most: no document nests as deep, and whoever reads one may recurse. */
    private static final int DEEPEST = 1000;

    /** Bytes of their names, at most. */
    private static final int LIMIT = 1024 * 1024;

    private byte[] names = new byte[1024];
    private int[] ends = new int[64];
    private int depth;

    /** Returns how many elements are open. */
    int depth() {
        return depth;
    }

    /** Closes all elements. */
    void clear() {
        depth = 0;
    }

    /** Opens an element. */
    void open(byte[] bytes, int from, int to) {
        int begin = end(depth);
        int end = begin + to - from;
        if (depth == DEEPEST || end > LIMIT) {
            throw new MalformedXmlException("elements are nested too deep");
        }
        if (end > names.length) {
            names = Arrays.copyOf(names, Math.max(end, names.length * 2));
        }
        if (depth + 1 > ends.length) {
            ends = Arrays.copyOf(ends, ends.length * 2);
        }
        for (int i = from, j = begin; i < to; i++, j++) {
            names[j] = bytes[i];
        }
        ends[depth++] = end;
    }

    /** Closes the innermost element. Returns false, and closes nothing, if that has another name or none is open. */
    boolean close(byte[] bytes, int from, int to) {
        if (depth == 0) {
            return false;
        }
        int begin = end(depth - 1);
        if (ends[depth - 1] - begin != to - from) {
            return false;
        }
        for (int i = from, j = begin; i < to; i++, j++) {
            if (bytes[i] != names[j]) {
                return false;
            }
        }
        depth--;
        return true;
    }

    /** Returns the name of the innermost element. */
    String innermost() {
        int begin = end(depth - 1);
        return new String(names, begin, ends[depth - 1] - begin, StandardCharsets.UTF_8);
    }

    private int end(int count) {
        return count == 0 ? 0 : ends[count - 1];
    }
}
