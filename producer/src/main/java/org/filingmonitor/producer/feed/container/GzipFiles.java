package org.filingmonitor.producer.feed.container;

import java.io.IOException;

/** The one file in a gzip file, which says no name of it that could be relied on. */
final class GzipFiles implements PackedFiles {

    private final GzippedFile file;
    private boolean given;

    GzipFiles(PackedInput packed, UnpackLimits limits) {
        this.file = new GzippedFile(packed, limits);
    }

    @Override
    public PackedFile next() throws IOException {
        if (given) {
            return null;
        }
        given = true;
        return file;
    }

    @Override
    public void close() {
        file.release();
    }
}
