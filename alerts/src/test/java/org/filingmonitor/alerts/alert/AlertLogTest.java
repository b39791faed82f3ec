package org.filingmonitor.alerts.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.alerts.AFiling.aFiling;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.filingmonitor.alerts.TestBroker;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.alerts.wire.OpenClients;
import org.filingmonitor.alerts.wire.ReaderPool;
import org.filingmonitor.alerts.wire.TopicBytes;
import org.filingmonitor.event.Alert;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The topic of alerts, read by many at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertLogTest {

    private static final int ALERTS = 60;
    private static final Instant FIRST = Instant.parse("2025-07-01T10:00:00Z");

    private TestBroker broker;
    private Map<String, String> kafka;
    private AvroSerdes serdes;

    @BeforeAll
    void write(@TempDir Path directory) throws Exception {
        broker = new TestBroker(directory);
        kafka = new HashMap<>(broker.kafka());
        serdes = AvroSerdes.of(kafka);
        TopicBytes<Alert> topic = TopicBytes.of(Topics.ALERTS, serdes);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaClients(kafka, "test").producer()) {
            for (int i = 0; i < ALERTS; i++) {
                Alert alert = alert(i);
                var unused = producer.send(topic.record(alert.getWatchlistId(), alert, alert.getFiredAt()));
            }
        }
    }

    @AfterAll
    void stop() {
        broker.close();
    }

    private static Alert alert(int number) {
        return new Alert(
                "a" + number,
                "w" + number % 5,
                "NEW",
                FIRST.plusSeconds(number),
                aFiling("US-" + number).filing(),
                List.of());
    }

    @Test
    void answersManyAtOnceWithFewReadersAndLeavesNoneOpen() throws Exception {
        int before = OpenClients.open();
        kafka.putAll(OpenClients.counted());
        KafkaClients clients = new KafkaClients(kafka, "test");
        ExecutorService requests = Executors.newFixedThreadPool(32);
        try (ReaderPool readers = new ReaderPool(clients)) {
            AlertLog log = new AlertLog(clients, readers, serdes);
            List<Future<List<String>>> newest = new ArrayList<>();
            List<Future<List<String>>> paged = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                String watchlist = "w" + i % 5;
                newest.add(requests.submit(() -> newest(log, watchlist)));
                paged.add(requests.submit(() -> paged(log, watchlist)));
            }
            for (int i = 0; i < 100; i++) {
                List<String> all = ids(i % 5);
                assertThat(newest.get(i).get()).isEqualTo(all.subList(all.size() - 4, all.size()));
                assertThat(paged.get(i).get()).isEqualTo(all);
            }
            assertThat(OpenClients.most() - before).isBetween(2, 8);
        } finally {
            requests.shutdownNow();
        }
        assertThat(OpenClients.open()).isEqualTo(before);
    }

    private static List<String> newest(AlertLog log, String watchlist) {
        return ids(log.newest(alert -> alert.getWatchlistId().equals(watchlist), 4));
    }

    private static List<String> paged(AlertLog log, String watchlist) {
        List<String> ids = new ArrayList<>();
        AlertCursor position = AlertCursor.of("0");
        for (AlertLog.Page page = next(log, position, watchlist);
                !page.next().equals(position);
                page = next(log, position, watchlist)) {
            ids.addAll(ids(page));
            position = page.next();
        }
        return ids;
    }

    private static AlertLog.Page next(AlertLog log, AlertCursor position, String watchlist) {
        return log.after(position, alert -> alert.getWatchlistId().equals(watchlist), 5);
    }

    private static List<String> ids(AlertLog.Page page) {
        return page.alerts().stream().map(Alert::getId).toList();
    }

    /** Returns the ids of a watchlist's alerts: they are in one partition, and so in their order. */
    private static List<String> ids(int watchlist) {
        return IntStream.range(0, ALERTS)
                .filter(i -> i % 5 == watchlist)
                .mapToObj(i -> "a" + i)
                .toList();
    }
}
