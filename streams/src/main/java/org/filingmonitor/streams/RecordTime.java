package org.filingmonitor.streams;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The time of a record; 1970-01-01 where a client wrote none. Kafka Streams would stop at such a record for ever. Read as one
 * of 1970 it is like any other, and goes to the dead letters for dates that lie in its future.
 */
public final class RecordTime implements TimestampExtractor {

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return Math.max(0, record.timestamp());
    }
}
