package org.filingmonitor.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files sent by HTTP. */
class IngestTest {

    private RunningProducer producer;

    @BeforeEach
    void start() {
        producer = new RunningProducer();
    }

    @AfterEach
    void stop() throws Exception {
        producer.close();
    }

    @Test
    void ingestsAPageAndKnowsItTheSecondTime() throws Exception {
        List<JsonNode> first = producer.ingest("?name=page.txt", RunningProducer.page());
        List<JsonNode> second = producer.ingest("", RunningProducer.page());

        assertThat(first.get(0))
                .isEqualTo(
                        RunningProducer.json(
                                """
                {"rejected":{"position":"page.txt, record 3 (line 41)",
                 "reason":"has neither an application number nor a publication number"}}"""));
        assertThat(first.get(1).get("progress").get("read").asInt()).isEqualTo(3);
        assertThat(first.get(1).get("progress").get("bytes").asInt())
                .isEqualTo(RunningProducer.page().getBytes(StandardCharsets.UTF_8).length);
        assertThat(first.get(2))
                .isEqualTo(
                        RunningProducer.json(
                                """
                {"summary":{"read":3,"new":2,"changed":0,"repeated":0,"rejected":1,"skipped":0}}"""));
        assertThat(second.get(2))
                .isEqualTo(
                        RunningProducer.json(
                                """
                {"summary":{"read":3,"new":0,"changed":0,"repeated":2,"rejected":1,"skipped":0}}"""));
        assertThat(producer.kafka().values(Topics.FILINGS)).hasSize(2);
        assertThat(producer.kafka().records(Topics.FILINGS.deadLetters(), 1)).hasSize(2);
    }

    @Test
    void ingestsALargeFileInSeveralTransactionsAndTellsItsProgress() throws Exception {
        String large = IntStream.range(0, 1300)
                .mapToObj(i -> RunningProducer.page().replace("18123456", "" + (18200000 + i)))
                .collect(Collectors.joining());

        List<JsonNode> answer = producer.ingest("", large);

        assertThat(answer.stream().filter(line -> line.has("progress")).map(line -> line.at("/progress/read")
                        .asInt()))
                .containsExactly(500, 1000, 1500, 2000, 2500, 3000, 3500, 3900);
        assertThat(answer.stream().filter(line -> line.has("rejected"))).hasSize(1000);
        assertThat(answer.get(answer.size() - 1))
                .isEqualTo(
                        RunningProducer.json(
                                """
                {"summary":{"read":3900,"new":1301,"changed":0,"repeated":1299,"rejected":1300,"skipped":0,
                 "untold":300}}"""));
    }

    @Test
    void ingestsThePagesInAnArchiveAndInArchivesInIt() throws Exception {
        byte[] page = RunningProducer.page().getBytes(StandardCharsets.UTF_8);
        byte[] other = RunningProducer.page().replace("18123456", "18123499").getBytes(StandardCharsets.UTF_8);
        byte[] inner = zip("other.txt", other, "lst.txt", new byte[] {'1'});

        List<JsonNode> answer = producer.ingest("?name=week.zip", zip("page.txt", page, "inner.zip", inner));

        assertThat(answer.stream().filter(line -> line.has("rejected")).map(line -> line.at("/rejected/position")
                        .asText()))
                .containsExactly(
                        "week.zip!/page.txt, record 3 (line 41)", "week.zip!/inner.zip!/other.txt, record 3 (line 41)");
        assertThat(answer.get(answer.size() - 1))
                .isEqualTo(
                        RunningProducer.json(
                                """
                {"summary":{"read":6,"new":3,"changed":0,"repeated":1,"rejected":2,"skipped":1}}"""));
        assertThat(producer.kafka().values(Topics.FILINGS)).hasSize(3);
    }

    @Test
    void publishesWhatStoodBeforeTheCutOfAnArchive() throws Exception {
        byte[] page = RunningProducer.page().getBytes(StandardCharsets.UTF_8);
        byte[] zip = zip("page.txt", page, "again.txt", page);

        List<JsonNode> answer = producer.ingest("?name=week.zip", Arrays.copyOf(zip, zip.length - 30));

        assertThat(answer)
                .contains(
                        RunningProducer.json(
                                """
                {"rejected":{"position":"week.zip","reason":"ends before it is complete: it was cut"}}"""));
        assertThat(producer.kafka().values(Topics.FILINGS)).hasSize(2);
    }

    private static byte[] zip(String name, byte[] content, String otherName, byte[] other) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.putNextEntry(new ZipEntry(otherName));
            zip.write(other);
        }
        return bytes.toByteArray();
    }

    @Test
    void marksHistoryAndTakesAGivenRevision() throws Exception {
        String undated = RunningProducer.page().replaceAll("First Publication Date .*\n", "");
        List<JsonNode> answer = producer.ingest("?history=true&revision=2025-07-20&format=owner-portfolio", undated);

        assertThat(answer.get(0).get("warning").get("reason").asText()).startsWith("has no date of publication");
        assertThat(producer.kafka().values(Topics.FILINGS))
                .hasSize(2)
                .allSatisfy(filing -> assertThat(filing.getHistory()).isTrue())
                .allSatisfy(filing -> assertThat(filing.getRevision()).isEqualTo("2025-07-20T00:00:00Z"))
                .allSatisfy(filing -> assertThat(filing.getFeed()).isEqualTo("ingest"));
    }

    @Test
    void refusesParametersItCannotRead() throws Exception {
        assertThat(producer.post("?format=pdf", "").body())
                .contains("unknown format 'pdf': give one of [auto, owner-portfolio");
        assertThat(producer.post("?history=perhaps", "").body()).contains("history is 'perhaps': give true or false");
        assertThat(producer.post("?revision=soon", "").body())
                .contains("revision is 'soon': give a date such as 2025-07-17");
        assertThat(producer.post("?fromat=auto", "").body()).contains("unknown parameters [fromat]");
        assertThat(producer.post("?format=pdf", "").statusCode()).isEqualTo(400);
    }

    @Test
    void rejectsAFileThatIsNoPageAsOneDocument() throws Exception {
        assertThat(producer.ingest("?name=note.txt", "a letter")
                        .get(0)
                        .get("rejected")
                        .get("reason")
                        .asText())
                .startsWith("in no known format");
        assertThat(producer.ingest("?name=empty.txt", "").get(0))
                .isEqualTo(RunningProducer.json(
                        """
                {"rejected":{"position":"empty.txt","reason":"empty"}}"""));
    }

    @Test
    void takesFilesOneAfterAnotherHoweverManyComeAtOnce() {
        List<CompletableFuture<List<JsonNode>>> sent = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> ingested(RunningProducer.page())))
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
        assertThat(producer.kafka().values(Topics.FILINGS)).hasSize(2);
    }

    @Test
    void goesOnAfterAClientThatDisconnected() throws Exception {
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), producer.port())) {
            OutputStream out = client.getOutputStream();
            out.write("POST /api/v1/ingest HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\nhalf a page"
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        assertThat(producer.ingest("", RunningProducer.page())).last().satisfies(summary -> assertThat(
                        summary.get("summary").get("new").asInt())
                .isEqualTo(2));
        assertThat(producer.kafka().values(Topics.FILINGS)).hasSize(2);
    }

    @Test
    void goesOnAfterAClientThatStoppedSending() throws Exception {
        await().atMost(Duration.ofSeconds(20)).until(producer.app()::isReady);
        try (Socket stalled = new Socket(InetAddress.getLoopbackAddress(), producer.port())) {
            OutputStream out = stalled.getOutputStream();
            out.write("POST /api/v1/ingest HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\nhalf a page"
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();

            assertThat(CompletableFuture.supplyAsync(() -> ingested(RunningProducer.page())))
                    .succeedsWithin(Duration.ofSeconds(45))
                    .satisfies(answer -> assertThat(answer.get(answer.size() - 1)
                                    .at("/summary/new")
                                    .asInt())
                            .isEqualTo(2));
        }
    }

    private List<JsonNode> ingested(String page) {
        try {
            return producer.ingest("", page);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
