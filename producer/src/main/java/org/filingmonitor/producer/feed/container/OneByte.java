package org.filingmonitor.producer.feed.container;

import java.io.IOException;
import java.io.InputStream;

/** Reading a single byte, for streams that read many at once. */
final class OneByte {

    private OneByte() {}

    static int of(InputStream in) throws IOException {
        byte[] one = new byte[1];
        return in.read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }
}
