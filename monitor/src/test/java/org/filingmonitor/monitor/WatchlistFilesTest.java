package org.filingmonitor.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.BeforeTry;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.filingmonitor.alerts.courier.UnsubscribeToken;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.alerts.wire.TopicBytes;
import org.filingmonitor.event.Watchlist;
import org.filingmonitor.monitor.CommandLineRun.Ended;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;

/** Watchlists in files, checked, compared and applied to a whole alerts application. Each test has ids of its own. */
class WatchlistFilesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";

    private static RunningAlerts monitor;

    private Path temp;
    private Path files;

    @BeforeContainer
    static void start() throws Exception {
        monitor = RunningAlerts.start();
    }

    @AfterContainer
    static void stop() throws Exception {
        monitor.close();
    }

    @BeforeTry
    void begin() throws IOException {
        temp = Files.createTempDirectory("watchlists");
        files = Files.createDirectory(temp.resolve("files"));
    }

    @AfterTry
    void end() throws IOException {
        RunningAlerts.delete(temp);
    }

    private void file(String text) throws IOException {
        Files.writeString(files.resolve("all.yaml"), text);
    }

    /** Runs a command on the files, under a name of the test. */
    private Ended run(String name, String command, String... options) {
        return run(Map.of(), name, command, options);
    }

    private Ended run(Map<String, String> environment, String name, String command, String... options) {
        List<String> all = new ArrayList<>(List.of("watchlists", command, files.toString(), "--as=" + name));
        all.addAll(List.of(options));
        return monitor.run(environment, all.toArray(String[]::new));
    }

    private JsonNode plan(String name, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--json");
        return JSON.readTree(run(name, "plan", all.toArray(String[]::new)).out());
    }

    private static JsonNode held(String id) {
        return monitor.get("/api/v1/watchlists/" + id);
    }

    private static boolean isHeld(String id) {
        return monitor.get("/api/v1/watchlists").findValuesAsText("id").contains(id);
    }

    private static Ended answering(String text, Supplier<Ended> run) {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            return run.get();
        } finally {
            System.setIn(before);
        }
    }

    @Example
    void seesNoDifferenceInAChannelThatItsRecipientLeft() throws Exception {
        file("- {id: left-a, query: wheel, channels: [{type: email, to: ann@example.org}]}\n");
        assertThat(run("left", "apply").out()).endsWith("created left-a\n");

        URI link = URI.create(monitor.url() + "/api/v1/unsubscribe/left-a/" + token("left-a"));
        HttpRequest oneClick = HttpRequest.newBuilder(link)
                .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(oneClick, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);

        JsonNode left = held("left-a");
        assertThat(left.at("/channels/0/paused/reason").asText()).isEqualTo("the recipient unsubscribed");
        assertThat(run("left", "apply"))
                .isEqualTo(new Ended(0, "0 to create, 0 to change, 0 to delete, 1 as they are\n", ""));

        file("- {id: left-a, query: axle, channels: [{type: email, to: ann@example.org}]}\n");
        assertThat(run("left", "plan").out()).contains("query: wheel -> axle").doesNotContain("channels");
        run("left", "apply");
        assertThat(held("left-a").path("channels")).isEqualTo(left.path("channels"));
    }

    /** The token that the mail of a watchlist holds, from the channel as the topic has it. */
    private static String token(String id) {
        TopicBytes<Watchlist> watchlists = TopicBytes.of(Topics.WATCHLISTS, AvroSerdes.of(monitor.kafka()));
        TopicPartition topic = new TopicPartition(Topics.WATCHLISTS.name(), 0);
        Map<String, Watchlist> newest = new TreeMap<>();
        try (KafkaConsumer<byte[], byte[]> reader = new KafkaClients(monitor.kafka(), "test").reader()) {
            reader.assign(List.of(topic));
            reader.seekToBeginning(List.of(topic));
            long end = reader.endOffsets(List.of(topic)).get(topic);
            while (reader.position(topic) < end) {
                reader.poll(Duration.ofMillis(100))
                        .forEach(record -> newest.put(
                                watchlists.key(record.key()),
                                record.value() == null ? null : watchlists.value(record.value())));
            }
        }
        return UnsubscribeToken.of(id, newest.get(id).getChannels().get(0));
    }

    @Example
    void createsChangesAndDeletesAndThenHasNothingToDo() throws IOException {
        file("- {id: cycle-a, query: wheel}\n- {id: cycle-b, query: axle, facts: [GRANTED]}\n");
        assertThat(run("cycle", "plan").out())
                .contains("+ cycle-a\n", "    query: wheel\n", "2 to create, 0 to change");
        assertThat(isHeld("cycle-a")).as("a plan changes nothing").isFalse();

        assertThat(run("cycle", "apply").out()).endsWith("created cycle-a\ncreated cycle-b\n");
        assertThat(held("cycle-b").path("managedBy").asText()).isEqualTo("cycle");
        assertThat(run("cycle", "apply"))
                .isEqualTo(new Ended(0, "0 to create, 0 to change, 0 to delete, 2 as they are\n", ""));
        JsonNode made = held("cycle-a");

        file("- {id: cycle-a, query: wheel, paused: true, channels: [{type: log}]}\n");
        Ended plan = run("cycle", "plan");
        assertThat(plan.exitCode()).isZero();
        assertThat(plan.out())
                .isEqualTo(
                        """
                        ~ cycle-a
                            channels: none -> log
                            paused: false -> true
                        - cycle-b
                        0 to create, 1 to change, 1 to delete, 0 as they are
                        """);
        assertThat(run("cycle", "apply", "--yes").out()).endsWith("changed cycle-a\ndeleted cycle-b\n");
        assertThat(isHeld("cycle-b")).isFalse();
        assertThat(held("cycle-a").path("since")).as("since stays").isEqualTo(made.path("since"));
        assertThat(plan("cycle").path("changes")).isEmpty();

        file("[]");
        assertThat(run("cycle", "apply", "--yes").out()).endsWith("deleted cycle-a\n");
    }

    @Example
    void asksBeforeItDeletes() throws IOException {
        file("- {id: ask-a, query: wheel}\n- {id: ask-b, query: axle}\n");
        run("ask", "apply");
        file("- {id: ask-a, query: axle}\n");

        for (String answer : List.of("", "n\n", "\n", "yesterday\n")) {
            Ended ended = answering(answer, () -> run("ask", "apply"));
            assertThat(ended.exitCode()).as(answer).isEqualTo(1);
            assertThat(ended.err()).startsWith("Delete 1 watchlist? [y/N] ").endsWith("Nothing was changed\n");
        }
        assertThat(held("ask-a").path("query").asText()).isEqualTo("wheel");
        assertThat(isHeld("ask-b")).isTrue();

        assertThat(answering("y\n", () -> run("ask", "apply")).exitCode()).isZero();
        assertThat(isHeld("ask-b")).isFalse();
    }

    @Example
    void turnsAQueryIntoATrendAndBack() throws IOException {
        String query = "- {id: trend-a, query: wheel}\n";
        String trend = "- {id: trend-a, trend: {symbol: G06N, when: count, above: 20}}\n";
        for (String text : List.of(query, trend, query, trend)) {
            file(text);
            assertThat(plan("trend").path("changes")).hasSize(1);
            assertThat(run("trend", "apply").exitCode()).isZero();
            assertThat(plan("trend").path("changes")).isEmpty();
        }
        assertThat(held("trend-a").at("/trend/symbol").asText()).isEqualTo("G06N");
    }

    @Example
    void takesBackWhatOthersChanged() throws IOException {
        file("- {id: drift-a, query: wheel, facts: [NEW, GRANTED]}\n- {id: drift-b, query: axle}\n");
        run("drift", "apply");

        monitor.write("PUT", "/api/v1/watchlists/drift-a", "{\"query\":\"brake\",\"facts\":[\"NEW\"]}");
        monitor.write("DELETE", "/api/v1/watchlists/drift-b", "");

        assertThat(run("drift", "plan").out())
                .contains("~ drift-a\n    query: brake -> wheel\n    facts: NEW -> NEW, GRANTED\n+ drift-b\n");
        assertThat(run("drift", "apply").exitCode()).isZero();
        assertThat(held("drift-a").path("query").asText()).isEqualTo("wheel");
        assertThat(held("drift-b").path("query").asText()).isEqualTo("axle");
    }

    @Example
    void leavesTheWatchlistsOfOthersAloneUnlessItIsToAdoptThem() throws IOException {
        monitor.write("POST", "/api/v1/watchlists", "{\"id\":\"adopt-mine\",\"query\":\"wheel\"}");
        monitor.write("POST", "/api/v1/watchlists", "{\"id\":\"adopt-other\",\"query\":\"wheel\"}");
        file("- {id: adopt-theirs, query: wheel}\n");
        run("adopt others", "apply");
        file("- {id: adopt-mine, query: axle}\n- {id: adopt-theirs, query: wheel}\n- {id: adopt-new, query: x}\n");

        Ended refused = run("adopt", "apply");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out())
                .contains("all.yaml:1:3: adopt-mine: the monitor has it already, managed by no files; give --adopt")
                .contains("managed by 'adopt others'; give --adopt")
                .endsWith("2 refused\n");
        assertThat(isHeld("adopt-new"))
                .as("nothing is done while anything is refused")
                .isFalse();
        assertThat(plan("adopt").path("refused")).hasSize(2);

        assertThat(run("adopt", "plan", "--adopt").out())
                .contains("~ adopt-mine\n    query: wheel -> axle\n    managedBy: none -> adopt\n")
                .contains("~ adopt-theirs\n    managedBy: adopt others -> adopt\n");
        assertThat(run("adopt", "apply", "--adopt").exitCode()).isZero();
        assertThat(held("adopt-mine").path("managedBy").asText()).isEqualTo("adopt");
        assertThat(isHeld("adopt-other")).as("managed by no files").isTrue();
        file("[]");
        assertThat(plan("adopt others").path("changes")).isEmpty();
        assertThat(plan("adopt").path("changes").findValuesAsText("id"))
                .containsExactly("adopt-mine", "adopt-new", "adopt-theirs");
    }

    @Example
    void showsASecretThatTheMonitorMadeOnceAndNoOther() throws IOException {
        file(
                """
                - id: secret-a
                  query: x
                  channels:
                    - {type: webhook, url: 'https://example.org/a'}
                    - {type: webhook, url: 'https://example.org/b', secretEnv: HOOK_B}
                """);
        Map<String, String> environment = Map.of("HOOK_B", SECRET);

        Ended unset = run("secret", "plan");
        assertThat(unset.exitCode()).isEqualTo(1);
        assertThat(unset.err())
                .contains("all.yaml:5:53: channels[1].secretEnv: the environment variable HOOK_B is not set");
        assertThat(run(environment, "secret", "plan").out())
                .contains("    new secret: https://example.org/a\n    new secret: https://example.org/b\n")
                .doesNotContain("whsec_");
        assertThat(run(environment, "secret", "plan", "--json").out())
                .contains("\"newSecrets\":[\"https://example.org/a\",\"https://example.org/b\"]")
                .doesNotContain("whsec_");
        assertThat(run(environment, "secret", "apply").out())
                .containsPattern("the secret of https://example.org/a is whsec_\\S+, shown this once\n")
                .doesNotContain(SECRET);
        assertThat(run(environment, "secret", "apply").out())
                .startsWith("0 to create, 0 to change")
                .doesNotContain("whsec_");

        Map<String, String> changed = Map.of("HOOK_B", SECRET.replace("MDEy", "MDEx"));
        assertThat(run(changed, "secret", "plan").out())
                .startsWith("~ secret-a\n    new secret: https://example.org/b\n0 to");
        assertThat(run(changed, "secret", "apply").exitCode()).isZero();
        assertThat(run(changed, "secret", "plan").out()).startsWith("0 to create, 0 to change");
    }

    @Example
    void plansNothingThatTheMonitorWouldRefuse() throws IOException {
        file(
                "- {id: private-a, query: x}\n- {id: private-b, query: x, channels: [{type: webhook, url: 'http://127.0.0.1/'}]}\n");

        Ended plan = run("private", "apply");

        assertThat(plan.exitCode()).isEqualTo(1);
        assertThat(plan.out())
                .contains("all.yaml:2:3: private-b: This is no watchlist: channels[0].url: http is not allowed");
        assertThat(isHeld("private-a")).isFalse();
        assertThat(run("a/b", "plan").out()).contains("managedBy: give up to 64 letters");
    }

    @Example
    void keepsTheRhythmOfAFile() throws IOException {
        file("- {id: rhythm-a, query: wheel, rhythm: weekly, time: 18:30, zone: Europe/Berlin, weekday: FRIDAY}\n");
        assertThat(run("rhythm", "apply").out())
                .contains("    rhythm: weekly\n    time: 18:30\n    zone: Europe/Berlin\n    weekday: FRIDAY\n");
        assertThat(run("rhythm", "plan").out()).startsWith("0 to create, 0 to change");

        file("- {id: rhythm-a, query: wheel, rhythm: daily, time: 07:15}\n");
        assertThat(run("rhythm", "apply").out())
                .contains("    rhythm: weekly -> daily\n    time: 18:30 -> 07:15\n    zone: Europe/Berlin -> UTC\n");
        file("- {id: rhythm-a, query: wheel}\n");
        assertThat(run("rhythm", "apply").out())
                .contains("    rhythm: daily -> immediate\n    groupWindow: none -> PT0S\n");
        assertThat(held("rhythm-a").has("time")).isFalse();
    }

    @Example
    void doesNothingWhileFilesHaveProblems() throws IOException {
        file("- {id: lint-a, query: x}\n- {id: lint-b, qeury: x, query: 'a AND'}\n");

        for (String command : List.of("plan", "apply")) {
            Ended ended = run("lint", command);
            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err().lines())
                    .hasSize(2)
                    .anyMatch(
                            line -> line.endsWith(
                                    "2:16: qeury: no such key; did you mean 'query'? the keys are id, name, query, "
                                            + "facts, channels, rhythm, groupWindow, time, zone, weekday, emptyDigest, paused, since, managedBy, trend"))
                    .anyMatch(line -> line.contains("query: column 6: the query ends too early; complete it"));
        }
        assertThat(isHeld("lint-a")).isFalse();
    }

    @Example
    void checksFilesWithoutAMonitor() throws IOException {
        file("- {id: lint-a, query: x}\n- {id: Lint-b, query: x}\n");
        Ended ended = CommandLineRun.of(Map.of(), "watchlists", "lint", files.toString());
        assertThat(ended)
                .isEqualTo(new Ended(
                        1,
                        files
                                + "/all.yaml:2:4: id: give up to 64 lower-case letters, digits and hyphens\n1 sound, 1 problems\n",
                        ""));
        JsonNode json = JSON.readTree(CommandLineRun.of(Map.of(), "watchlists", "lint", files.toString(), "--json")
                .out());
        assertThat(json.path("watchlists").asInt()).isEqualTo(1);
        assertThat(json.at("/problems/0/line").asInt()).isEqualTo(2);
        assertThat(json.at("/problems/0/column").asInt()).isEqualTo(4);
        assertThat(json.at("/problems/0/watchlist").asText()).isEqualTo("Lint-b");

        file("- {id: a, query: x, channels: [{type: webhook, url: 'http://127.0.0.1/', secretEnv: UNSET}]}\n");
        String all = files.resolve("all.yaml").toString();
        assertThat(CommandLineRun.of(Map.of(), "watchlists", "lint", all).exitCode())
                .isEqualTo(1);
        assertThat(CommandLineRun.of(Map.of(), "watchlists", "lint", all, "--allow-private-webhooks"))
                .isEqualTo(new Ended(0, "1 sound, 0 problems\n", ""));
    }

    @Example
    void refusesDirectoriesThatAreEmptyOrNotThere() {
        assertThat(run("empty", "apply").err()).contains("no file here ends in .yaml or .yml");
        CommandLineRun.assertOneLine(
                monitor.run("watchlists", "apply", temp.resolve("nowhere").toString()), 2, "no such file or directory");
        CommandLineRun.assertOneLine(monitor.run("watchlists", "plan", "/", "--as="), 1, "cannot be read");
    }

    /** Files of watchlists, by id their query, and what somebody else does to the monitor before they are applied. */
    record Step(Map<String, String> queries, int ofOneFile, Map<String, String> edited, List<String> deleted) {}

    @Property(tries = 20)
    void afterApplyTheMonitorHasWhatTheFilesSay(@ForAll("steps") List<Step> steps) throws IOException {
        for (Step step : steps) {
            write(step);
            Map<String, String> held = managed();
            step.edited().forEach((id, query) -> {
                if (held.containsKey(id)) {
                    monitor.write("PUT", "/api/v1/watchlists/" + id, "{\"query\":\"" + query + "\"}");
                }
            });
            step.deleted().stream()
                    .filter(held::containsKey)
                    .forEach(id -> monitor.write("DELETE", "/api/v1/watchlists/" + id, ""));

            assertThat(run("generated", "apply", "--yes").exitCode()).isZero();

            assertThat(managed()).isEqualTo(step.queries());
            assertThat(plan("generated").path("changes")).isEmpty();
        }
    }

    private void write(Step step) throws IOException {
        RunningAlerts.delete(files);
        Files.createDirectory(files);
        Files.writeString(files.resolve("none.yaml"), "[]");
        int number = 0;
        for (Map.Entry<String, String> one : step.queries().entrySet()) {
            Path file = files.resolve(number++ / step.ofOneFile() + ".yml");
            String text = "- {id: %s, query: '%s'}%n".formatted(one.getKey(), one.getValue());
            String before = Files.exists(file) ? Files.readString(file) + (number % 2 == 0 ? "---\n" : "") : "";
            Files.writeString(file, before + text);
        }
    }

    private static Map<String, String> managed() {
        Map<String, String> managed = new TreeMap<>();
        monitor.get("/api/v1/watchlists").path("watchlists").forEach(one -> {
            if (one.path("managedBy").asText().equals("generated")) {
                managed.put(one.path("id").asText(), one.path("query").asText());
            }
        });
        return managed;
    }

    @Provide
    static Arbitrary<List<Step>> steps() {
        Arbitrary<String> ids = Arbitraries.integers().between(1, 6).map(number -> "generated-" + number);
        Arbitrary<String> queries = Arbitraries.of("wheel", "axle", "ipc:G06N", "owner:acme AND brake");
        Arbitrary<Map<String, String>> watchlists =
                Arbitraries.maps(ids, queries).ofMaxSize(5);
        return Combinators.combine(
                        watchlists,
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.maps(ids, queries).ofMaxSize(2),
                        ids.list().ofMaxSize(2).uniqueElements())
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }
}
