package org.filingmonitor.producer.feed.container;

import java.io.IOException;
import java.util.zip.Inflater;
import org.filingmonitor.producer.feed.DamagedContentException;

/**
 * The files in a ZIP archive, in the order in which they stand there. Where the place of the next file is lost by damage,
 * it is found by its signature.
 */
final class ZipFiles implements PackedFiles {

    private static final int FILE = 0x04034b50;
    private static final int PARTS = 0x08074b50;

    private final PackedInput packed;
    private final UnpackLimits limits;
    private final Inflater inflater = new Inflater(true);
    private ZippedFile open;
    private int count;
    private boolean placeLost;
    private boolean someLost;
    private boolean ended;

    ZipFiles(PackedInput packed, UnpackLimits limits) {
        this.packed = packed;
        this.limits = limits;
    }

    @Override
    public PackedFile next() throws IOException {
        while (!ended) {
            leave();
            int signature = signature();
            if (signature != FILE) {
                ended = true;
                end(signature);
            } else if (open()) {
                return open;
            }
        }
        return null;
    }

    /** Opens a file, unless it is a folder. */
    private boolean open() throws IOException {
        placeLost = true;
        open = new ZippedFile(ZipHeader.read(packed), packed, inflater, limits);
        count++;
        limits.file();
        return !open.isDirectory();
    }

    private void leave() throws IOException {
        if (open != null) {
            ZippedFile left = open;
            open = null;
            placeLost = true;
            placeLost = !left.skip();
        }
    }

    private int signature() throws IOException {
        if (placeLost) {
            someLost = true;
            packed.seek(signature -> signature == FILE || ZipDirectory.begins(signature));
            placeLost = false;
        }
        int signature = (int) packed.u32();
        if (signature == PARTS && count == 0) {
            signature = (int) packed.u32(); // an archive that was meant to be split may begin so (APPNOTE 8.5.3)
        }
        if (signature != FILE && !ZipDirectory.begins(signature)) {
            placeLost = true;
            throw new DamagedContentException("is damaged: no file begins where the one before it ends");
        }
        return signature;
    }

    private void end(int signature) throws IOException {
        long listed = ZipDirectory.read(packed, signature);
        if (!someLost && (listed & 0xffff) != (count & 0xffff)) {
            throw new DamagedContentException("is damaged: it lists " + listed + " files and holds " + count);
        }
        if (packed.has(1)) {
            throw new DamagedContentException("goes on after its end: what follows was not read");
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
