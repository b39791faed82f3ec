package org.filingmonitor.producer.bench;

import java.io.InputStream;
import java.util.List;

/** Documents of a weekly file over and over, each time under other application numbers, so that none is repeated. */
final class DistinctDocuments extends InputStream {

    private static final int DIGITS = 8;

    private final byte[] bytes;
    private final List<Integer> places;
    private int next;
    private int passes;
    private int position;

    /**
     * Begins to give the documents.
     *
     * @param places where the application numbers stand, each of {@value #DIGITS} digits
     * @param passes how often
     * @param first the first application number
     */
    DistinctDocuments(byte[] documents, List<Integer> places, int passes, int first) {
        this.bytes = documents.clone();
        this.places = places;
        this.passes = passes;
        this.next = first;
        renumber();
    }

    /** Returns how many documents are still to come. */
    int count() {
        return places.size() * passes;
    }

    private void renumber() {
        for (int place : places) {
            int digits = next++;
            for (int i = DIGITS - 1; i >= 0; i--) {
                bytes[place + i] = (byte) ('0' + digits % 10);
                digits /= 10;
            }
        }
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (passes == 0) {
            return -1;
        }
        int count = Math.min(length, bytes.length - position);
        System.arraycopy(bytes, position, into, offset, count);
        position += count;
        if (position == bytes.length) {
            position = 0;
            passes--;
            renumber();
        }
        return count;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }
}
