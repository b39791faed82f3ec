package org.filingmonitor.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.junit.jupiter.api.Test;

class RecordTimeTest {

    private final TimestampExtractor time = new RecordTime();

    @Test
    void isTheRecordsOwn() {
        assertThat(time.extract(record(1_752_710_400_000L), 7)).isEqualTo(1_752_710_400_000L);
    }

    @Test
    void isTheBeginningOf1970ForARecordWithoutOne() {
        assertThat(time.extract(record(ConsumerRecord.NO_TIMESTAMP), 7)).isZero();
    }

    private static ConsumerRecord<Object, Object> record(long timestamp) {
        return new ConsumerRecord<>(
                "filings.v1",
                0,
                0,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                0,
                "US-1",
                "value",
                new RecordHeaders(),
                Optional.empty());
    }
}
