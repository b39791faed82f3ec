package org.filingmonitor.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.filingmonitor.event.FeedStatus;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.producer.feed.simulator.SimulatedFilings;
import org.filingmonitor.producer.feed.simulator.Simulation;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.api.Test;

/** A simulation through the whole producer: what it must have brought is known. */
class SimulationTest {

    @Test
    void publishesWhatMustHaveComeEachOnceAcrossARestart() throws Exception {
        try (RunningProducer producer = new RunningProducer(Optional.of(new Simulation(1_000, 9)))) {
            awaitRead(producer, 700);
            producer.restart();
            long before = status(producer).getRead();
            awaitRead(producer, before + 700);
            producer.stop();

            FeedStatus status = status(producer);
            List<FilingObservation> truth = LongStream.range(0, status.getRead())
                    .mapToObj(new SimulatedFilings(9)::observation)
                    .toList();
            long filings =
                    truth.stream().map(FilingObservation::getId).distinct().count();
            assertThat(status.getCursor()).isEqualTo(String.valueOf(status.getRead()));
            assertThat(status.getKind()).isEqualTo("simulated");
            assertThat(status.getNew$()).isEqualTo(filings);
            assertThat(status.getNew$() + status.getChanged() + status.getRepeated())
                    .isEqualTo(status.getRead());
            List<FilingObservation> published = producer.kafka().values(Topics.FILINGS);
            assertThat(published).hasSize(Math.toIntExact(status.getNew$() + status.getChanged()));
            assertThat(contents(published)).isEqualTo(contents(truth)).hasSameSizeAs(published);
            producer.start();
        }
    }

    /** Where a document stood is no content: a repeated one is published from its first place. */
    private static Set<FilingObservation> contents(List<FilingObservation> documents) {
        return documents.stream()
                .map(one -> FilingObservation.newBuilder(one).setPosition("").build())
                .collect(Collectors.toSet());
    }

    private static void awaitRead(RunningProducer producer, long documents) {
        await().atMost(Duration.ofSeconds(60)).until(() -> status(producer).getRead() >= documents);
    }

    private static FeedStatus status(RunningProducer producer) {
        return producer.kafka().values(Topics.FEED_STATUS).stream()
                .reduce(FeedStatus.newBuilder().build(), (before, after) -> after);
    }
}
