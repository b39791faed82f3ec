package org.filingmonitor.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.filingmonitor.event.FeedStatus;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.producer.feed.SeedPage;
import org.filingmonitor.producer.publish.FilingPublisher;
import org.filingmonitor.producer.publish.Ledger;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole producer: files in, topics out. */
class ProducerAppTest {

    @TempDir
    private Path directory;

    private RunningProducer producer;

    @BeforeEach
    void start() {
        producer = new RunningProducer(directory);
    }

    @AfterEach
    void stop() throws Exception {
        producer.close();
    }

    @Test
    void readsTheThreeRealPagesEachInItsFormat() throws Exception {
        for (String seed : List.of("owner-portfolio-en.txt", "agency-listing-zh.txt", "document-page-zh.txt")) {
            Files.write(directory.resolve(seed), SeedPage.bytes(seed));
        }

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(directoryStatus().getRead()).isEqualTo(111));
        FeedStatus status = directoryStatus();
        assertThat(List.of(status.getNew$(), status.getChanged(), status.getRepeated(), status.getRejected()))
                .containsExactly(110L, 1L, 0L, 0L);
        assertThat(producer.kafka().values(Topics.FILINGS)).hasSize(111);
    }

    @Test
    void pumpsADirectoryAndGoesOnAfterARestart() throws Exception {
        Files.writeString(directory.resolve("a.txt"), RunningProducer.page());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(directoryStatus().getRead()).isEqualTo(3));

        producer.restart();
        Files.writeString(
                directory.resolve("b.txt"),
                RunningProducer.page() + RunningProducer.page().replace("18123456", "18123999"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(directoryStatus().getRead()).isEqualTo(9));

        FeedStatus status = directoryStatus();
        assertThat(List.of(status.getNew$(), status.getChanged(), status.getRepeated(), status.getRejected()))
                .containsExactly(3L, 0L, 3L, 3L);
        assertThat(producer.kafka().values(Topics.FILINGS))
                .extracting(FilingObservation::getId)
                .containsExactlyInAnyOrder("US-18123456", "US-18123457", "US-18123999");
        assertThat(producer.kafka().values(Topics.LEDGER)).hasSize(3);
    }

    @Test
    void saysThatItsDirectoryIsGone() throws Exception {
        await().atMost(Duration.ofSeconds(20)).until(producer.app()::isReady);
        Files.delete(directory);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(directoryStatus().getError())
                        .isEqualTo("cannot read " + directory + ": there is no such file or directory"));

        Files.createDirectory(directory);
        Files.writeString(directory.resolve("a.txt"), RunningProducer.page());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(directoryStatus().getNew$()).isEqualTo(2));
        assertThat(directoryStatus().getError()).isNull();
    }

    @Test
    void isReadyNoMoreWhenAnotherProducerTakesOverAFeed() throws Exception {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(directoryStatus().getLastSuccess()).isNotNull());
        assertThat(producer.app().isReady()).isTrue();

        Map<String, String> kafka = producer.kafka().clients();
        try (FilingPublisher other = new FilingPublisher(
                kafka, "directory:" + directory, "directory", new Ledger(kafka), Clock.systemUTC())) {
            other.open();
            Files.writeString(directory.resolve("a.txt"), RunningProducer.page());

            await().atMost(Duration.ofSeconds(20)).until(() -> !producer.app().isReady());
        }
        assertThat(producer.kafka().values(Topics.FILINGS)).isEmpty();

        producer.restart();
        await().atMost(Duration.ofSeconds(20)).until(producer.app()::isReady);
    }

    @Test
    void closesWithinTwoSecondsAlsoWhileKafkaIsAway() throws Exception {
        await().atMost(Duration.ofSeconds(20)).until(producer.app()::isReady);
        producer.kafka().stopServer();
        Files.writeString(directory.resolve("a.txt"), RunningProducer.page());

        long start = System.nanoTime();
        producer.app().close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        producer.kafka().startServer();
    }

    @Test
    void answersThatItIsNotReadyWhileKafkaIsAway() throws Exception {
        producer.stop();
        producer.kafka().stopServer();
        producer.start();

        HttpResponse<String> answer = producer.post("", RunningProducer.page());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        producer.kafka().startServer();
        await().atMost(Duration.ofSeconds(60)).until(producer.app()::isReady);
        assertThat(producer.ingest("", RunningProducer.page())).hasSize(3);
    }

    private FeedStatus directoryStatus() {
        return producer.kafka().values(Topics.FEED_STATUS).stream()
                .filter(status -> status.getKind().equals("directory"))
                .reduce(FeedStatus.newBuilder().build(), (before, after) -> after);
    }
}
