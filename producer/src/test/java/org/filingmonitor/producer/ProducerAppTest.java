package org.filingmonitor.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.filingmonitor.event.FeedStatus;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.producer.feed.SeedPage;
import org.filingmonitor.producer.publish.TestKafka;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole producer: files and uploads in, a real broker behind, a real HTTP server in front. */
class ProducerAppTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-08-01T10:00:00Z"), ZoneOffset.UTC);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private TestKafka kafka;
    private ProducerApp app;
    private Javalin server;

    @BeforeEach
    void start() {
        kafka = TestKafka.start();
        startApp();
    }

    @AfterEach
    void stop() throws Exception {
        stopApp();
        kafka.close();
    }

    @Test
    void ingestsAPageAndKnowsItTheSecondTime() throws Exception {
        List<JsonNode> first = ingest("?name=page.txt", page());
        List<JsonNode> second = ingest("", page());

        assertThat(first.get(0))
                .isEqualTo(
                        json(
                                """
                {"rejected":{"position":"page.txt, record 3 (line 41)",
                 "reason":"has neither an application number nor a publication number"}}"""));
        assertThat(first.get(1).get("progress").get("read").asInt()).isEqualTo(3);
        assertThat(first.get(1).get("progress").get("bytes").asInt())
                .isEqualTo(page().getBytes(StandardCharsets.UTF_8).length);
        assertThat(first.get(2))
                .isEqualTo(
                        json(
                                """
                {"summary":{"read":3,"new":2,"changed":0,"repeated":0,"rejected":1,"skipped":0}}"""));
        assertThat(second.get(2))
                .isEqualTo(
                        json(
                                """
                {"summary":{"read":3,"new":0,"changed":0,"repeated":2,"rejected":1,"skipped":0}}"""));
        assertThat(kafka.values(Topics.FILINGS)).hasSize(2);
        assertThat(kafka.records(Topics.FILINGS.deadLetters(), 1)).hasSize(2);
    }

    @Test
    void ingestsALargeFileInSeveralTransactionsAndTellsItsProgress() throws Exception {
        String large = IntStream.range(0, 1300)
                .mapToObj(i -> page().replace("18123456", "" + (18200000 + i)))
                .collect(Collectors.joining());

        List<JsonNode> answer = ingest("", large);

        assertThat(answer.stream().filter(line -> line.has("progress")).map(line -> line.at("/progress/read")
                        .asInt()))
                .containsExactly(500, 1000, 1500, 2000, 2500, 3000, 3500, 3900);
        assertThat(answer.stream().filter(line -> line.has("rejected"))).hasSize(1000);
        assertThat(answer.get(answer.size() - 1))
                .isEqualTo(
                        json(
                                """
                {"summary":{"read":3900,"new":1301,"changed":0,"repeated":1299,"rejected":1300,"skipped":0,
                 "untold":300}}"""));
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
        assertThat(kafka.values(Topics.FILINGS)).hasSize(111);
    }

    @Test
    void marksHistoryAndTakesAGivenRevision() throws Exception {
        String undated = page().replaceAll("First Publication Date .*\n", "");
        List<JsonNode> answer = ingest("?history=true&revision=2025-07-20&format=owner-portfolio", undated);

        assertThat(answer.get(0).get("warning").get("reason").asText()).startsWith("has no date of publication");
        assertThat(kafka.values(Topics.FILINGS))
                .hasSize(2)
                .allSatisfy(filing -> assertThat(filing.getHistory()).isTrue())
                .allSatisfy(filing -> assertThat(filing.getRevision()).isEqualTo("2025-07-20T00:00:00Z"))
                .allSatisfy(filing -> assertThat(filing.getFeed()).isEqualTo("ingest"));
    }

    @Test
    void refusesParametersItCannotRead() throws Exception {
        assertThat(post("?format=pdf", "").body()).contains("unknown format 'pdf': give one of [auto, owner-portfolio");
        assertThat(post("?history=perhaps", "").body()).contains("history is 'perhaps': give true or false");
        assertThat(post("?revision=soon", "").body()).contains("revision is 'soon': give a date such as 2025-07-17");
        assertThat(post("?fromat=auto", "").body()).contains("unknown parameters [fromat]");
        assertThat(post("?format=pdf", "").statusCode()).isEqualTo(400);
    }

    @Test
    void rejectsAFileThatIsNoPageAsOneDocument() throws Exception {
        assertThat(ingest("?name=note.txt", "a letter")
                        .get(0)
                        .get("rejected")
                        .get("reason")
                        .asText())
                .startsWith("in no known format");
        assertThat(ingest("?name=empty.txt", "").get(0))
                .isEqualTo(json("""
                {"rejected":{"position":"empty.txt","reason":"empty"}}"""));
    }

    @Test
    void takesFilesOneAfterAnotherHoweverManyComeAtOnce() {
        List<CompletableFuture<List<JsonNode>>> sent = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> uncheckedIngest(page())))
                .limit(4)
                .toList();

        List<JsonNode> summaries = sent.stream()
                .map(CompletableFuture::join)
                .map(lines -> lines.get(lines.size() - 1).get("summary"))
                .toList();
        assertThat(summaries.stream()
                        .mapToInt(summary -> summary.get("new").asInt())
                        .sum())
                .isEqualTo(2);
        assertThat(summaries.stream()
                        .mapToInt(summary -> summary.get("repeated").asInt())
                        .sum())
                .isEqualTo(6);
        assertThat(kafka.values(Topics.FILINGS)).hasSize(2);
    }

    @Test
    void goesOnAfterAClientThatDisconnected() throws Exception {
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            OutputStream out = client.getOutputStream();
            out.write("POST /api/v1/ingest HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\nhalf a page"
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        assertThat(ingest("", page())).last().satisfies(summary -> assertThat(
                        summary.get("summary").get("new").asInt())
                .isEqualTo(2));
        assertThat(kafka.values(Topics.FILINGS)).hasSize(2);
    }

    @Test
    void pumpsADirectoryAndGoesOnAfterARestart() throws Exception {
        Files.writeString(directory.resolve("a.txt"), page());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(directoryStatus().getRead()).isEqualTo(3));

        restartApp();
        Files.writeString(directory.resolve("b.txt"), page() + page().replace("18123456", "18123999"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(directoryStatus().getRead()).isEqualTo(9));

        FeedStatus status = directoryStatus();
        assertThat(List.of(status.getNew$(), status.getChanged(), status.getRepeated(), status.getRejected()))
                .containsExactly(3L, 0L, 3L, 3L);
        assertThat(kafka.values(Topics.FILINGS))
                .extracting(FilingObservation::getId)
                .containsExactlyInAnyOrder("US-18123456", "US-18123457", "US-18123999");
        assertThat(kafka.values(Topics.LEDGER)).hasSize(3);
    }

    @Test
    void saysThatItsDirectoryIsGone() throws Exception {
        await().atMost(Duration.ofSeconds(20)).until(app::isReady);
        Files.delete(directory);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(directoryStatus().getError())
                        .isEqualTo("cannot read " + directory + ": there is no such file or directory"));

        Files.createDirectory(directory);
        Files.writeString(directory.resolve("a.txt"), page());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(directoryStatus().getNew$()).isEqualTo(2));
        assertThat(directoryStatus().getError()).isNull();
    }

    @Test
    void closesWithinTwoSecondsAlsoWhileKafkaIsAway() throws Exception {
        await().atMost(Duration.ofSeconds(20)).until(app::isReady);
        kafka.stopServer();
        Files.writeString(directory.resolve("a.txt"), page());

        long start = System.nanoTime();
        app.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        kafka.startServer();
    }

    @Test
    void answersThatItIsNotReadyWhileKafkaIsAway() throws Exception {
        stopApp();
        kafka.stopServer();
        startApp();

        HttpResponse<String> answer = post("", page());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        kafka.startServer();
        await().atMost(Duration.ofSeconds(60)).until(app::isReady);
        assertThat(ingest("", page())).hasSize(3);
    }

    private void startApp() {
        app = ProducerApp.start(new ProducerConfig(kafka.clients(), List.of(directory), List.of(), CLOCK));
        server = Javalin.create(config -> app.routes(config.routes)).start("127.0.0.1", 0);
    }

    private void stopApp() {
        server.stop();
        app.close();
    }

    private void restartApp() {
        stopApp();
        startApp();
    }

    private FeedStatus directoryStatus() {
        return kafka.values(Topics.FEED_STATUS).stream()
                .filter(status -> status.getKind().equals("directory"))
                .reduce(FeedStatus.newBuilder().build(), (before, after) -> after);
    }

    private List<JsonNode> uncheckedIngest(String page) {
        try {
            return ingest("", page);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<JsonNode> ingest(String parameters, String page) throws IOException, InterruptedException {
        await().atMost(Duration.ofSeconds(20)).until(app::isReady);
        HttpResponse<String> response = post(parameters, page);
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body().lines().map(ProducerAppTest::json).toList();
    }

    private HttpResponse<String> post(String parameters, String page) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + "/api/v1/ingest" + parameters);
        HttpRequest request =
                HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(page)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(text, e);
        }
    }

    private static String page() {
        try (var stream = ProducerAppTest.class.getResourceAsStream("/owner-portfolio.txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
