package org.filingmonitor.alerts.message;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.filingmonitor.alerts.wire.DeadLetter;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.alerts.wire.Tireless;
import org.filingmonitor.alerts.wire.TopicBytes;
import org.filingmonitor.event.IpcTitle;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the topic of IPC titles into memory, and then as it grows. Nothing waits for it: a message names symbols too. */
public final class TitleReading implements Tireless.Work {

    private static final Logger LOG = LoggerFactory.getLogger(TitleReading.class);
    private static final TopicPartition TITLES = new TopicPartition(Topics.IPC_TITLES.name(), 0);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KafkaClients clients;
    private final TopicBytes<IpcTitle> topic;
    private final IpcTitles titles;

    /** Fills a table. */
    public TitleReading(KafkaClients clients, AvroSerdes serdes, IpcTitles titles) {
        this.clients = clients;
        this.topic = TopicBytes.of(Topics.IPC_TITLES, serdes);
        this.titles = titles;
    }

    @Override
    public void run(BooleanSupplier open) {
        try (KafkaConsumer<byte[], byte[]> reader = clients.reader()) {
            reader.assign(List.of(TITLES));
            reader.seek(TITLES, titles.next());
            while (open.getAsBoolean()) {
                reader.poll(POLL).forEach(this::note);
                titles.advance(reader.position(TITLES, PATIENCE));
            }
        }
    }

    private void note(ConsumerRecord<byte[], byte[]> record) {
        try {
            titles.note(
                    topic.key(record.key()),
                    record.value() == null ? null : topic.value(record.value()).getTitle());
        } catch (RuntimeException e) {
            if (DeadLetter.isPassing(e)) {
                throw e;
            }
            LOG.warn("The IPC title at offset {} is passed over: {}", record.offset(), e.toString());
        }
    }
}
