package org.filingmonitor.producer.feed;

import java.io.IOException;

/**
 * What a packed source holds is damaged, cut, or larger than the bounds of unpacking: a fault of the data, told by a
 * rejection and never mended by reading again. Any other IOException is a fault of the source, which may be read later.
 * A stream that has thrown it throws the same one again; everything before the damage was given first.
 */
public final class DamagedContentException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Says what is wrong, as a part of a sentence about the file. */
    public DamagedContentException(String reason) {
        super(reason);
    }
}
