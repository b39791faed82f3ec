package org.filingmonitor.alerts.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.filingmonitor.alerts.courier.WebhookAddresses;
import org.filingmonitor.alerts.courier.WebhookSecret;
import org.filingmonitor.event.ChannelType;
import org.filingmonitor.event.Watchlist;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeclaredWatchlistsTest {

    private static final String SECRET = WebhookSecret.generate().reveal();

    @TempDir
    private Path temp;

    private void file(String name, String text) throws IOException {
        Path file = temp.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private DeclaredWatchlists read() throws IOException {
        return DeclaredWatchlists.read(temp, new WebhookAddresses(false), Optional.empty());
    }

    private DeclaredWatchlists read(Map<String, String> environment) throws IOException {
        return DeclaredWatchlists.read(temp, new WebhookAddresses(false), Optional.of(environment::get));
    }

    /** Returns each problem as a terminal shows it, with the directory left out. */
    private List<String> problems() throws IOException {
        return read().problems().stream()
                .map(problem -> problem.toString().replace(temp + "/", ""))
                .toList();
    }

    private static List<String> ids(DeclaredWatchlists read) {
        return read.watchlists().stream().map(DeclaredWatchlist::id).toList();
    }

    @Test
    void readsEveryFileBelowADirectoryButWhatIsHidden() throws IOException {
        file("b.yaml", "- id: b\n  query: wheel\n- {id: c, query: 'ipc:G06N'}\n");
        file("a/a.yml", "# one\n- id: a\n  query: wheel\n---\n- id: d\n  query: axle\n---\n[]\n");
        file("json.yaml", "[{\"id\": \"j\", \"query\": \"wheel\"}]");
        file("notes.md", "- id: notes");
        file(".git/x.yaml", "- id: hidden");
        file(".hidden.yaml", "- id: hidden");

        assertThat(read().problems()).isEmpty();
        assertThat(ids(read())).containsExactly("a", "d", "b", "c", "j");
    }

    @Test
    void saysAllThatAWatchlistLeavesOutButWhatMayStay() throws IOException {
        file("a.yaml", "- id: a\n  query: wheel\n  channels:\n    - {type: webhook, url: 'https://example.org/'}\n");

        assertThat(read().watchlists()).singleElement().satisfies(one -> {
            assertThat(one.place()).isEqualTo(temp.resolve("a.yaml") + ":1:3");
            assertThat(one.json())
                    .hasToString("{\"id\":\"a\",\"name\":\"a\",\"query\":\"wheel\",\"facts\":[\"NEW\"],"
                            + "\"channels\":[{\"type\":\"webhook\",\"url\":\"https://example.org/\"}],"
                            + "\"rhythm\":\"immediate\",\"groupWindow\":\"PT0S\",\"paused\":false}");
        });
    }

    @Test
    void namesEveryProblemOfEveryFileAtOnceWithItsPlace() throws IOException {
        file(
                "a.yaml",
                """
                - id: Capitals
                  query: titel:x
                  facts: [NEW, OLD, PAST]
                  qeury: x
                  channels:
                    - type: webhook
                      url: nowhere
                    - type: pigeon
                    - type: log
                      url: x
                - id: good
                  query: wheel
                - 12
                - name: nameless
                  query: wheel
                """);
        file("b.yaml", "- id: good\n  query: axle\n  query: wheel\n  managedBy: me\n");
        file("c.yaml", "- id: c\n\tquery: x\n");

        assertThat(problems())
                .containsExactly(
                        "a.yaml:1:3: id: give up to 64 lower-case letters, digits and hyphens",
                        "a.yaml:2:3: query: column 1: no field 'titel'; the fields are title, abstract, text, owner, inventor,"
                                + " office, kind, status, ipc, cpc, filed, published, id",
                        "a.yaml:3:16: facts[1]: no fact 'OLD'; the facts are NEW, PUBLISHED, GRANTED, WITHDRAWN, STATUS,"
                                + " OWNER, CLASSIFIED, AMENDED",
                        "a.yaml:3:21: facts[2]: no fact 'PAST'; the facts are NEW, PUBLISHED, GRANTED, WITHDRAWN, STATUS,"
                                + " OWNER, CLASSIFIED, AMENDED",
                        "a.yaml:4:3: qeury: no such key; did you mean 'query'? the keys are id, name, query, facts, channels,"
                                + " rhythm, groupWindow, time, zone, weekday, emptyDigest, paused, since, managedBy, trend",
                        "a.yaml:7:7: channels[0].url: give a URL such as https://example.org/hook",
                        "a.yaml:8:7: channels[1].type: channel type 'pigeon' is not known; give webhook, email, slack or log",
                        "a.yaml:10:7: channels[2].url: no such key; the keys are type",
                        "a.yaml:13:3: watchlist: give an object with name, query, facts and channels",
                        "a.yaml:14:3: id: give each watchlist of a file an id, a text: by it, it is found again",
                        "b.yaml:1:3: id: 'good' stands at a.yaml:11 already; give each id once",
                        "b.yaml:3:3: the key 'query' stands twice; give it once",
                        "b.yaml:4:3: managedBy: leave it out: a file's watchlists are managed by the name that --as gives",
                        "c.yaml:2:1: this is no YAML: found character '\\t(TAB)' that cannot start any token."
                                + " (Do not use \\t(TAB) for indentation)");
    }

    @Test
    void refusesAnIdThatStandsTwiceInAFile() throws IOException {
        file("a.yaml", "- {id: a, query: x}\n---\n- {id: a, query: y}\n");

        assertThat(problems()).containsExactly("a.yaml:3:4: id: 'a' stands at a.yaml:1 already; give each id once");
        assertThat(ids(read())).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "id: a\n", "a\n", "---\n---\n", "1\n", "null\n"})
    void refusesAFileWithoutAList(String text) throws IOException {
        file("a.yaml", text);

        assertThat(problems()).isNotEmpty().allMatch(problem -> problem.contains("this is no list of watchlists"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"- id: a\n  query: 'x\n", "- {id: a", "- id: a\n query: x\n  - y", "%", "- \"\\q\"", "- &a"})
    void refusesWhatIsNoYaml(String text) throws IOException {
        file("a.yaml", text);

        assertThat(problems()).isNotEmpty();
        assertThat(read().watchlists()).isEmpty();
    }

    @Test
    void refusesBytesThatAreNoText() throws IOException {
        file("control.yaml", "- id: a\n  query: 'x\u0007'\n");
        Files.write(temp.resolve("latin.yaml"), "- id: é\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(problems())
                .containsExactly(
                        "control.yaml:2:12: this is no YAML: it holds a character that YAML does not allow; leave it out",
                        "latin.yaml:1:1: the file is not in UTF-8; save it as such");
    }

    @Test
    void refusesWhatIsTooMuch() throws IOException {
        file("file.yaml", "# " + "x".repeat(1 << 20));
        file("query.yaml", "- id: a\n  query: " + "x".repeat(1_000_000) + "\n");
        file("deep.yaml", "[".repeat(100_000));
        file("aliases.yaml", "- &a [x]\n" + "- *a\n".repeat(60));
        file("bomb.yaml", bomb());
        file("endless.yaml", "- &a [*a]\n");

        assertThat(problems()).hasSize(6).allMatch(problem -> problem.length() < 300);
        assertThat(problems())
                .anyMatch(problem -> problem.equals("file.yaml:1:1: the file is longer than 1 MB; split it"))
                .anyMatch(problem -> problem.contains("query: column 20001: the query is longer than 20000 characters"))
                .anyMatch(problem -> problem.startsWith("deep.yaml") && problem.contains("too much YAML"))
                .anyMatch(problem -> problem.startsWith("aliases.yaml") && problem.contains("too much YAML"))
                .anyMatch(
                        problem -> problem.startsWith("bomb.yaml") && problem.contains("write out what they stand for"))
                .anyMatch(problem ->
                        problem.startsWith("endless.yaml") && problem.contains("write out what they stand for"));
    }

    /** Few aliases, each of which doubles what it stands for. */
    private static String bomb() {
        StringBuilder text = new StringBuilder("- &a0 [x]\n");
        for (int i = 1; i <= 24; i++) {
            text.append("- &a%d [*a%d, *a%d]\n".formatted(i, i - 1, i - 1));
        }
        return text.toString();
    }

    @Test
    void resolvesAliasesAndMergeKeys() throws IOException {
        file(
                "a.yaml",
                """
                - &common
                  id: a
                  query: wheel
                  facts: &facts [GRANTED]
                - <<: *common
                  id: b
                  facts: [NEW]
                - {id: c, query: axle, facts: *facts}
                """);

        assertThat(read().problems()).isEmpty();
        assertThat(read().watchlists())
                .extracting(one -> one.json().path("query").asText()
                        + one.json().path("facts").toString())
                .containsExactly("wheel[\"GRANTED\"]", "wheel[\"NEW\"]", "axle[\"GRANTED\"]");
    }

    @Test
    void readsWordsAsWordsAndInstantsAsTexts() throws IOException {
        file(
                "a.yaml",
                "- {id: no, query: on, name: 12:30, since: 2020-01-01T00:00:00Z, paused: yes}\n- {id: 5, name: n, query: x}");

        assertThat(problems())
                .containsExactly(
                        "a.yaml:1:65: paused: give true or false",
                        "a.yaml:2:4: id: give each watchlist of a file an id, a text: by it, it is found again");
    }

    @Test
    void readsWatchesOfTrends() throws IOException {
        file("a.yaml", "- id: a\n  trend: {symbol: G06N, when: growth, above: 50}\n");
        assertThat(read().problems()).isEmpty();
        assertThat(read().watchlists().get(0).json().path("trend"))
                .hasToString(
                        "{\"scope\":\"all\",\"level\":\"subclass\",\"symbol\":\"G06N\",\"when\":\"growth\",\"above\":50.0}");

        file("a.yaml", "- id: a\n  trend:\n    when: sometimes\n    level: subclass\n");
        assertThat(problems()).containsExactly("a.yaml:3:5: trend.when: give emerging, growth or count");
    }

    @Test
    void keepsInstantsAsPreciseAsTheMonitorDoes() throws IOException {
        file("a.yaml", "- {id: a, query: x, since: 2020-01-01T00:00:00.123456Z}\n");
        assertThat(read().watchlists().get(0).json().path("since").asText()).isEqualTo("2020-01-01T00:00:00.123Z");

        file("a.yaml", "- {id: a, query: x, since: '+1000000000-12-31T23:59:59Z'}\n");
        assertThat(problems()).containsExactly("a.yaml:1:21: since: give an instant such as 2025-07-17T00:00:00Z");
    }

    @Test
    void refusesAnEmptyDirectoryAndOneThatIsNotThere() throws IOException {
        assertThat(read().problems())
                .singleElement()
                .extracting(FileProblem::problem)
                .asString()
                .contains("no file here ends in .yaml");
        assertThatThrownBy(() ->
                        DeclaredWatchlists.read(temp.resolve("nowhere"), new WebhookAddresses(false), Optional.empty()))
                .isInstanceOf(NoSuchFileException.class);
        file("none.yaml", "[]\n");
        assertThat(read()).isEqualTo(new DeclaredWatchlists(List.of(), List.of()));
    }

    @Test
    void takesSecretsFromTheEnvironment() throws IOException {
        file(
                "a.yaml",
                "- id: a\n  query: x\n  channels: [{type: webhook, url: 'https://example.org/', secretEnv: HOOK}]\n");

        assertThat(read().problems()).as("a check needs no secret").isEmpty();
        assertThat(read(Map.of("HOOK", SECRET))
                        .watchlists()
                        .get(0)
                        .json()
                        .at("/channels/0/secret")
                        .asText())
                .isEqualTo(SECRET);
        assertThat(read(Map.of()).problems())
                .singleElement()
                .asString()
                .endsWith(":3:59: channels[0].secretEnv: the environment variable HOOK is not set; set it");
        assertThat(read(Map.of("HOOK", "hush")).problems())
                .singleElement()
                .asString()
                .contains("channels[0].secret: a secret is whsec_")
                .doesNotContain("hush");
    }

    @Test
    void takesTheUrlsOfSlackFromTheEnvironmentToo() throws IOException {
        file("a.yaml", "- id: a\n  query: x\n  channels: [{type: slack, urlEnv: TEAM}, {type: email, to: a@b.org}]\n");

        assertThat(read().problems()).as("a check needs no secret").isEmpty();
        assertThat(read(Map.of("TEAM", "https://example.org/x"))
                        .watchlists()
                        .get(0)
                        .json()
                        .path("channels")
                        .toString())
                .isEqualTo("[{\"type\":\"slack\",\"url\":\"https://example.org/x\"},"
                        + "{\"type\":\"email\",\"to\":\"a@b.org\"}]");
        assertThat(read(Map.of()).problems().toString()).contains("the environment variable TEAM is not set; set it");
    }

    @Test
    void refusesWhatIsDoneAndNotWhatIs() throws IOException {
        file("a.yaml", "- id: a\n  query: x\n  channels: [{type: email, to: a@b.org, paused: false}]\n");

        assertThat(problems())
                .containsExactly("a.yaml:3:41: channels[0].paused: leave it out: files say what is, "
                        + "the HTTP API does this");
    }

    @Test
    void refusesASecretTwiceAndAVariableThatIsNone() throws IOException {
        file(
                "a.yaml",
                "- id: a\n  query: x\n  channels:\n"
                        + "    - {type: webhook, url: 'https://example.org/', secretEnv: HOOK, secret: " + SECRET
                        + "}\n"
                        + "    - {type: webhook, url: 'https://example.com/', secretEnv: a-b}\n");

        assertThat(problems())
                .containsExactly(
                        "a.yaml:4:52: channels[0].secretEnv: a secret stands beside it; give one of them",
                        "a.yaml:5:52: channels[1].secretEnv: give the name of an environment variable, such as HOOK_SECRET");
    }

    @Test
    void shipsASampleThatIsAWatchlist() throws IOException {
        List<Watchlist> sample = SampleWatchlists.read();

        assertThat(sample).hasSize(1);
        assertThat(sample.get(0).getChannels().get(0).getType()).isEqualTo(ChannelType.LOG);
    }
}
