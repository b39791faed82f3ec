package org.filingmonitor.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OffsetsDoneTest {

    private static final TopicPartition PARTITION = new TopicPartition("t", 0);

    private final OffsetsDone offsets = new OffsetsDone();

    @Test
    void commitsUpToTheFirstThatIsOpen() {
        List.of(5L, 6L, 7L).forEach(offset -> offsets.taken(PARTITION, offset));
        offsets.done(PARTITION, 6);
        assertThat(offsets.advanced()).containsEntry(PARTITION, new OffsetAndMetadata(5));

        offsets.committed(offsets.advanced());
        assertThat(offsets.advanced()).isEmpty();
        offsets.done(PARTITION, 5);
        assertThat(offsets.advanced()).containsEntry(PARTITION, new OffsetAndMetadata(7));
        offsets.done(PARTITION, 7);
        assertThat(offsets.advanced()).containsEntry(PARTITION, new OffsetAndMetadata(8));
    }

    @Test
    void holdsNothingThatWasTakenBeforeThePartitionWentAndCameBack() {
        int before = offsets.tenure(PARTITION);
        offsets.taken(PARTITION, 5);
        assertThat(offsets.holds(PARTITION, 5, before)).isTrue();

        offsets.forget(List.of(PARTITION));
        assertThat(offsets.holds(PARTITION, 5, before)).isFalse();
        offsets.taken(PARTITION, 5);

        assertThat(offsets.holds(PARTITION, 5, before)).as("it is tried once").isFalse();
        assertThat(offsets.holds(PARTITION, 5, offsets.tenure(PARTITION))).isTrue();
    }
}
