package org.filingmonitor.alerts.wire;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.filingmonitor.registry.RegistryUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a topic of one partition into its table, from its beginning and then as it grows. Run again after a failure, it goes
 * on where it stopped, so that the table never shows an older state.
 */
public record TableReading<V>(KafkaClients clients, TopicBytes<V> topic, TopicTable<V> table) implements Tireless.Work {

    private static final Logger LOG = LoggerFactory.getLogger(TableReading.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public void run(BooleanSupplier open) {
        TopicPartition all = new TopicPartition(topic.topic().name(), 0);
        try (KafkaConsumer<byte[], byte[]> reader = clients.reader()) {
            reader.assign(List.of(all));
            reader.seek(all, table.next());
            long end = reader.endOffsets(List.of(all), PATIENCE).get(all);
            while (open.getAsBoolean()) {
                reader.poll(POLL).forEach(this::take);
                long position = reader.position(all, PATIENCE);
                table.advance(position);
                if (position >= end) {
                    table.complete();
                }
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            table.take(topic.key(record.key()), record.value() == null ? null : topic.value(record.value()));
        } catch (RuntimeException e) {
            if (RegistryUnavailableException.isBehind(e)) {
                throw e;
            }
            LOG.error(
                    "The record at offset {} of {} is passed over: {}", record.offset(), record.topic(), e.toString());
        }
    }
}
