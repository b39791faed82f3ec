package org.filingmonitor.monitor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.filingmonitor.monitor.local.Elsewhere;
import org.filingmonitor.topic.TopicProvisioner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances of streams share the work; one is killed and comes back, while readers ask both. */
class ScaleOutIT {

    private static final String TOKEN = "instances-and-readers-0123";
    private static final int LAMPS = 20;
    private static final int FILINGS = 100 + LAMPS;
    private static final Duration MOVED = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path temp;

    private final HttpClient http = HttpClient.newHttpClient();
    private Elsewhere elsewhere;
    private ApartProcess producer;
    private Map<String, String> right;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        elsewhere = new Elsewhere(directory);
        elsewhere.startKafka();
        elsewhere.startRegistry();
        TopicProvisioner.provision(elsewhere.clients());
        producer = ApartProcess.start(temp, elsewhere.clients(), "producer");
    }

    @AfterEach
    void stop() throws InterruptedException {
        producer.close();
        elsewhere.close();
    }

    @Test
    void answersAreRightOrRefusedWhileAnInstanceIsKilledAndComesBack() throws Exception {
        try (ApartProcess stays = streams("stays");
                ApartProcess killed = streams("killed")) {
            stays.awaitReady();
            killed.awaitReady();
            right = ingested(stays.url());
            assertThat(refusals(killed.url())).isEmpty();
            await().atMost(MOVED).until(() -> holdsSome(stays.url()) && holdsSome(killed.url()));

            String gone = killed.url();
            CompletableFuture<Void> kill = CompletableFuture.runAsync(killed::kill);
            assertThat(refusalsUntilMoved(stays.url(), gone)).isNotEmpty();
            kill.join();
            assertThat(right.keySet()).allMatch(question -> holds(stays.url(), question));

            try (ApartProcess back = streams("killed")) {
                back.awaitReady();
                await().atMost(MOVED).until(() -> {
                    refusals(stays.url());
                    refusals(back.url());
                    return holdsSome(back.url());
                });
                refusalsUntilMoved(stays.url(), gone);
                refusalsUntilMoved(back.url(), gone);
            }
        }
    }

    @Test
    void anInstanceThatWasPausedNeverTellsWhatOthersHaveCountedSince() throws Exception {
        try (ApartProcess one = streams("one");
                ApartProcess two = streams("two")) {
            one.awaitReady();
            two.awaitReady();
            right = ingested(one.url());
            await().atMost(MOVED).until(() -> holdsSome(one.url()) && holdsSome(two.url()));
            boolean first = holds(one.url(), profile("all"));
            ApartProcess paused = first ? one : two;
            ApartProcess other = first ? two : one;

            paused.pause();
            try {
                refusalsUntilMoved(other.url(), other.url());
                ingest(oneMore());
                await().atMost(MOVED).until(() -> total(ask(other.url(), profile("all"))) == FILINGS + 1);
                List<CompletableFuture<HttpResponse<String>>> asked = Stream.generate(
                                () -> request(paused.url(), profile("all")).build())
                        .limit(20)
                        .map(request -> http.sendAsync(request, BodyHandlers.ofString()))
                        .toList();
                paused.resume();
                assertThat(asked).allSatisfy(answer -> assertThat(answer.join())
                        .matches(told -> told.statusCode() == 503 || total(Optional.of(told)) == FILINGS + 1));
            } finally {
                paused.resume();
            }
            await().atMost(MOVED).until(() -> total(ask(paused.url(), profile("all"))) == FILINGS + 1);
        }
    }

    private Path oneMore() throws IOException {
        return Files.writeString(
                temp.resolve("more.jsonl"),
                "{\"office\":\"US\",\"applicationNumber\":\"18/999,001\",\"firstPublished\":\"2025-07-01\"}\n");
    }

    private static int total(Optional<HttpResponse<String>> profile) {
        try {
            return JSON.readTree(profile.orElseThrow().body()).path("total").asInt();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Starts an instance with the shortest session that a broker allows, which asks readers and the others for a token. */
    private ApartProcess streams(String name) throws IOException {
        Map<String, String> clients = new HashMap<>(elsewhere.clients());
        clients.put("session.timeout.ms", "6000");
        Path config = Files.writeString(temp.resolve("monitor.yaml"), "read-token: " + TOKEN + "\n");
        return ApartProcess.start(temp.resolve(name), clients, "streams", "--config", config.toString());
    }

    /** Returns each question with its right answer, once the sample page and filings of many owners are counted. */
    private Map<String, String> ingested(String streams) throws Exception {
        ingest(SamplePage.FILE, lamps());
        await().atMost(MOVED).until(() -> total(ask(streams, profile("all"))) == FILINGS);
        Map<String, String> answers = new TreeMap<>();
        await().atMost(MOVED).untilAsserted(() -> {
            for (String question : questions(streams)) {
                HttpResponse<String> answer = ask(streams, question).orElseThrow();
                assertThat(answer.statusCode()).isEqualTo(200);
                answers.put(question, answer.body());
            }
            assertThat(answers).hasSizeGreaterThan(LAMPS);
        });
        return answers;
    }

    /** So many owners that each of two instances holds some. */
    private Path lamps() throws IOException {
        String lines = IntStream.range(0, LAMPS)
                .mapToObj(number -> "{\"office\":\"US\",\"applicationNumber\":\"18/998,0" + (10 + number)
                        + "\",\"owners\":[{\"name\":\"Lamps " + number
                        + "\"}],\"ipc\":[\"F21S 8/04\"],\"firstPublished\":\"2025-07-01\"}\n")
                .collect(Collectors.joining());
        return Files.writeString(temp.resolve("lamps.jsonl"), lines);
    }

    private void ingest(Path... files) throws Exception {
        producer.awaitReady();
        List<String> command = new ArrayList<>(List.of("ingest", "--url", producer.url(), "--strict"));
        Stream.of(files).map(Path::toString).forEach(command::add);
        RunningMonitor.Ended ended = RunningMonitor.command(temp.resolve("ingest"), command);
        assertThat(ended.exitCode()).as(ended.err()).isZero();
    }

    private Set<String> questions(String streams) throws IOException {
        Set<String> questions = new TreeSet<>(Set.of(profile("all")));
        for (String section : List.of("F", "G", "H")) {
            String owners = ask(streams, "/api/v1/owners?limit=1000&ipc=" + section)
                    .orElseThrow()
                    .body();
            JSON.readTree(owners)
                    .path("rows")
                    .forEach(row -> questions.add(profile(row.path("scope").asText())));
        }
        return questions;
    }

    private static String profile(String scope) {
        return "/api/v1/profile?scope=" + URLEncoder.encode(scope, StandardCharsets.UTF_8);
    }

    /** Asks an instance, and another one that may be gone, until the first refuses nothing; returns what it refused. */
    private Set<String> refusalsUntilMoved(String stays, String gone) {
        Set<String> refused = new TreeSet<>();
        await().atMost(MOVED).until(() -> {
            refusals(gone);
            Set<String> refusals = refusals(stays);
            refused.addAll(refusals);
            return refusals.isEmpty();
        });
        return refused;
    }

    /** Asks everything at once; returns what is refused, having made sure that whatever is answered is right. */
    private Set<String> refusals(String streams) {
        Map<String, CompletableFuture<Optional<HttpResponse<String>>>> asked = right.keySet().stream()
                .collect(Collectors.toMap(question -> question, question -> askSoon(streams, question)));
        return asked.entrySet().stream()
                .filter(one -> one.getValue()
                        .join()
                        .filter(answer -> isRight(one.getKey(), answer))
                        .isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private CompletableFuture<Optional<HttpResponse<String>>> askSoon(String streams, String question) {
        return http.sendAsync(request(streams, question).build(), BodyHandlers.ofString())
                .thenApply(Optional::of)
                .exceptionally(ScaleOutIT::noneIfGone);
    }

    private static Optional<HttpResponse<String>> noneIfGone(Throwable failure) {
        if (failure.getCause() instanceof IOException) {
            return Optional.empty();
        }
        throw new AssertionError(failure);
    }

    private boolean isRight(String question, HttpResponse<String> answer) {
        if (answer.statusCode() == 503) {
            assertThat(answer.headers().firstValue("Retry-After")).as(question).hasValue("1");
            return false;
        }
        assertThat(answer.body()).as(question).isEqualTo(right.get(question));
        return true;
    }

    private boolean holdsSome(String streams) {
        return right.keySet().stream().anyMatch(question -> holds(streams, question));
    }

    /** Tells whether an instance answers by itself, as it must what another instance hands on. */
    private boolean holds(String streams, String question) {
        String authority = URI.create(streams).getAuthority();
        return send(request(streams, question).header("Filing-Monitor-Forwarded", authority))
                .filter(answer -> answer.statusCode() == 200)
                .isPresent();
    }

    private Optional<HttpResponse<String>> ask(String streams, String question) {
        return send(request(streams, question));
    }

    private static HttpRequest.Builder request(String streams, String question) {
        return HttpRequest.newBuilder(URI.create(streams + question))
                .header("Authorization", "Bearer " + TOKEN)
                .timeout(Duration.ofSeconds(30));
    }

    /** Empty if nobody is there, or goes in the middle of the answer. */
    private Optional<HttpResponse<String>> send(HttpRequest.Builder request) {
        try {
            return Optional.of(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException gone) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
