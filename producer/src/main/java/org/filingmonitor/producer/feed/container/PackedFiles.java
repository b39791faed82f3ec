package org.filingmonitor.producer.feed.container;

import java.io.IOException;
import org.filingmonitor.producer.feed.DamagedContentException;

/** The files in a container, one after another. */
interface PackedFiles extends AutoCloseable {

    /**
     * Returns the next file, or null after the last. The file before it can be read no more.
     *
     * @throws DamagedContentException if the container is damaged here. The next call goes on after the damage, or throws
     *     the same exception again if that is not possible
     * @throws IOException if the container cannot be read
     */
    PackedFile next() throws IOException;

    @Override
    default void close() {}
}
