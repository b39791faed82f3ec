package org.filingmonitor.producer.feed;

import java.io.IOException;
import java.util.Optional;

/** Reads sources that are packed: compressed, or several files in one. */
public interface Unpacking {

    /** Takes every source as it is. */
    Unpacking NONE = (beginning, source, plain) -> Optional.empty();

    /**
     * Reads a packed source.
     *
     * @param plain reads each file in it
     * @return its documents, or nothing if the source is not packed
     * @throws IOException if the stream cannot be read; what is wrong with the packing gives rejections
     */
    Optional<DocumentReader> read(Beginning beginning, Source source, Plain plain) throws IOException;

    /** Reads files that are not packed. */
    interface Plain {

        /**
         * Reads a file.
         *
         * @return its documents, or nothing if it is in no known format
         */
        Optional<DocumentReader> read(Beginning beginning, Source source) throws IOException;
    }
}
