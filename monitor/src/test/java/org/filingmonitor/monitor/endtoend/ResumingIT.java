package org.filingmonitor.monitor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.filingmonitor.monitor.local.Elsewhere;
import org.filingmonitor.topic.TopicProvisioner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The three applications, which run through all of these tests, where Kafka or the registry goes away and comes back. */
@TestInstance(Lifecycle.PER_CLASS)
class ResumingIT {

    private static final String PAGE =
            """
            1.

            LANTERN

            Application Number NUMBER
            Filing Date 2024-12-01
            First Publication Date 2025-07-17
            IPC Classes ?
            """;

    private Path temp;
    private Elsewhere elsewhere;
    private ApartProcess producer;
    private ApartProcess streams;
    private ApartProcess alerts;

    @BeforeAll
    void start(@TempDir Path shared) throws Exception {
        temp = shared;
        elsewhere = new Elsewhere(temp.resolve("elsewhere"));
        elsewhere.startKafka();
        elsewhere.startRegistry();
        TopicProvisioner.provision(elsewhere.clients());
        producer = application("producer");
        streams = application("streams");
        alerts = application("alerts");
    }

    @AfterAll
    void stop() throws InterruptedException {
        all().forEach(ApartProcess::close);
        elsewhere.close();
    }

    @Test
    void resumesWhenKafkaComesBack() throws Exception {
        all().forEach(ApartProcess::awaitReady);

        elsewhere.stopKafka();
        all().forEach(application -> application.awaitUnready("kafka"));
        elsewhere.startKafka();

        all().forEach(ApartProcess::awaitReady);
        SamplePage.ingestInto(producer.url(), temp);
        SamplePage.awaitCountedBy(streams.url(), SamplePage.OWNER, temp);
        assertThatAFilingAlerts("18999991");
    }

    @Test
    void resumesWhenTheRegistryComesBack() throws Exception {
        all().forEach(ApartProcess::awaitReady);

        elsewhere.stopRegistry();
        all().forEach(application -> application.awaitUnready("registry"));
        elsewhere.startRegistry();

        all().forEach(ApartProcess::awaitReady);
        assertThatAFilingAlerts("18999992");
    }

    private ApartProcess application(String name) throws IOException {
        return ApartProcess.start(temp.resolve(name), elsewhere.clients(), name);
    }

    private List<ApartProcess> all() {
        return List.of(producer, streams, alerts);
    }

    /** From the producer through streams to alerts: a filing that nobody has seen before is told of. */
    private void assertThatAFilingAlerts(String number) throws Exception {
        client("watchlists", "create", "--id=w" + number, "--query=id:US-" + number, "--log", "--url=" + alerts.url());
        Path page = Files.writeString(temp.resolve("page.txt"), PAGE.replace("NUMBER", number));
        client("ingest", page.toString(), "--strict", "--url=" + producer.url());
        String alerted = alerts.url() + "/api/v1/alerts?watchlist=w" + number;
        await().atMost(Duration.ofSeconds(30))
                .until(() -> alerts.get(alerted).body().contains("\"NEW\""));
        assertThat(client("alerts", "tail", "--once", "--watchlist=w" + number, "--url=" + alerts.url()))
                .contains("NEW  US-" + number);
    }

    private String client(String... args) throws IOException, InterruptedException {
        RunningMonitor.Ended ended = RunningMonitor.command(temp.resolve("client"), List.of(args));
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        return ended.out();
    }
}
