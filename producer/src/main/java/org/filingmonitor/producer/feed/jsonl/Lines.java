package org.filingmonitor.producer.feed.jsonl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts a stream into lines at each line feed; of a line that is too long, only the beginning is ever in memory. */
final class Lines {

    /** Bytes of a line, at most; three times the largest record that the monitor takes. */
    static final int LIMIT = 1 << 20;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private int at;
    private int end;
    private long number;

    Lines(InputStream in) {
        this.in = in;
    }

    /**
     * A line without its line feed.
     *
     * @param number its number, from 1
     * @param bytes its bytes; more than {@link #LIMIT} of a line that is too long
     * @param ended true if a line feed followed
     */
    @SuppressWarnings("ArrayRecordComponent") // handed through, never compared
    record Line(long number, byte[] bytes, boolean ended) {

        boolean isTooLong() {
            return bytes.length > LIMIT;
        }

        /** Tells whether there is nothing but blanks. */
        boolean isBlank() {
            for (byte each : bytes) {
                if (each != ' ' && each != '\t' && each != '\r') {
                    return false;
                }
            }
            return true;
        }

        boolean isBinary() {
            for (byte each : bytes) {
                if (each == 0) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Returns the next line, or null at the end. */
    Line next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean ended = false;
        while (!ended && (at < end || fill())) {
            int stop = at;
            while (stop < end && buffer[stop] != '\n') {
                stop++;
            }
            line.write(buffer, at, Math.min(stop - at, LIMIT + 1 - line.size()));
            ended = stop < end;
            at = ended ? stop + 1 : stop;
        }
        if (line.size() == 0 && !ended) {
            return null;
        }
        number++;
        return new Line(number, number == 1 ? unmarked(line.toByteArray()) : line.toByteArray(), ended);
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(in.read(buffer), 0);
        return end > 0;
    }

    private static byte[] unmarked(byte[] line) {
        int mark = BYTE_ORDER_MARK.length;
        return line.length >= mark && Arrays.equals(line, 0, mark, BYTE_ORDER_MARK, 0, mark)
                ? Arrays.copyOfRange(line, mark, line.length)
                : line;
    }
}
