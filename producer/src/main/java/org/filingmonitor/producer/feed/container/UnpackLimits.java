package org.filingmonitor.producer.feed.container;

import org.filingmonitor.producer.feed.DamagedContentException;

/**
 * What a source may unpack to. One of these serves a source and everything packed in it. Weekly files of patent offices
 * unpack to a gigabyte, and patent XML packs to a tenth or a twentieth; the format itself allows a thousandth.
 */
final class UnpackLimits {

    /** Bytes unpacked for each byte that was read of the source, at most. */
    static final int RATIO = 200;

    /** Bytes unpacked that no ratio bounds, so that small files may be as regular as they like. */
    static final long FREE = 64L << 20;

    /** Bytes unpacked of one source, at most: 100 GiB. */
    static final long TOTAL = 100L << 30;

    /** Files in one source, at most. */
    static final int FILES = 1_000_000;

    /** Containers in one another, at most. */
    static final int DEPTH = 2;

    private final long total;
    private final int files;
    private long packed;
    private long unpacked;
    private int opened;
    private DamagedContentException exceeded;

    UnpackLimits() {
        this(TOTAL, FILES);
    }

    UnpackLimits(long total, int files) {
        this.total = total;
        this.files = files;
    }

    /** Counts bytes read of the source. */
    void packed(int bytes) {
        packed += bytes;
    }

    /** Counts bytes unpacked. */
    void unpacked(int bytes) throws DamagedContentException {
        unpacked += bytes;
        if (unpacked > total) {
            exceed("unpacks to more than " + total + " bytes: unpack it first, and read its files in parts");
        }
        if (unpacked > FREE + RATIO * packed) {
            exceed("unpacks to more than " + RATIO + " times its size, as no file of filings does");
        }
    }

    /** Counts a file. */
    void file() throws DamagedContentException {
        opened++;
        if (opened > files) {
            exceed("holds more than " + files + " files: unpack it first, and read them in parts");
        }
    }

    /** Tells whether a limit was exceeded, so that nothing more shall be read. */
    boolean isExceeded() {
        return exceeded != null;
    }

    private void exceed(String reason) throws DamagedContentException {
        if (exceeded == null) {
            exceeded = new DamagedContentException(reason);
        }
        throw exceeded;
    }
}
