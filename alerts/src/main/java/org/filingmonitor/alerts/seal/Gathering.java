package org.filingmonitor.alerts.seal;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * That a watchlist gathers alerts.
 *
 * @param began when it began to, in whole milliseconds
 * @param alerts how many it has
 */
record Gathering(Instant began, long alerts) {

    /** Two numbers of eight bytes: milliseconds since 1970, and alerts. */
    static Serde<Gathering> serde() {
        return Serdes.serdeFrom((topic, gathering) -> write(gathering), (topic, bytes) -> read(bytes));
    }

    private static byte[] write(Gathering gathering) {
        return gathering == null
                ? null
                : ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(gathering.began.toEpochMilli())
                        .putLong(gathering.alerts)
                        .array();
    }

    private static Gathering read(byte[] bytes) {
        if (bytes == null) {
            return null;
        }
        ByteBuffer numbers = ByteBuffer.wrap(bytes);
        return new Gathering(Instant.ofEpochMilli(numbers.getLong()), numbers.getLong());
    }

    Gathering with(long more) {
        return new Gathering(began, alerts + more);
    }
}
