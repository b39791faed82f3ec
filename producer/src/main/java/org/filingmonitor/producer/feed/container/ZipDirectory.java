package org.filingmonitor.producer.feed.container;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.filingmonitor.producer.feed.DamagedContentException;

/**
 * The list of files at the end of a ZIP archive (APPNOTE 4.3.12 to 4.3.16). It says nothing new of files that were read;
 * it is read because an archive without its whole end was cut.
 */
final class ZipDirectory {

    private static final int FILE = 0x02014b50;
    private static final int SIGNATURE = 0x05054b50;
    private static final int EXTRA = 0x08064b50;
    private static final int END_64 = 0x06064b50;
    private static final int END_64_PLACE = 0x07064b50;
    private static final int END = 0x06054b50;

    private ZipDirectory() {}

    /** Tells whether a signature begins the directory, or the archive's end if there is none. */
    static boolean begins(int signature) {
        return signature == FILE || signature == EXTRA || signature == END_64 || signature == END;
    }

    /**
     * Reads to the end of the archive.
     *
     * @param first the first signature, which was read
     * @return the number of files in the list
     */
    static long read(PackedInput packed, int first) throws IOException {
        long files = 0;
        for (int signature = first; signature != END; signature = (int) packed.u32()) {
            switch (signature) {
                case FILE -> {
                    files++;
                    skipFile(packed);
                }
                case SIGNATURE -> packed.skip(packed.u16());
                case EXTRA -> packed.skip(packed.u32());
                case END_64 -> packed.skip(packed.u64());
                case END_64_PLACE -> packed.skip(16);
                default -> throw new DamagedContentException("is damaged: its list of files is not readable");
            }
        }
        packed.skip(16);
        packed.skip(packed.u16());
        return files;
    }

    private static void skipFile(PackedInput packed) throws IOException {
        packed.skip(24);
        ByteBuffer lengths = packed.need(6);
        int variable = Short.toUnsignedInt(lengths.getShort())
                + Short.toUnsignedInt(lengths.getShort())
                + Short.toUnsignedInt(lengths.getShort());
        packed.skip(12L + variable);
    }
}
