package org.filingmonitor.monitor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.filing.FilingJson;
import org.filingmonitor.monitor.ExportedTopology;
import org.filingmonitor.monitor.endtoend.RunningMonitor.Ended;
import org.filingmonitor.monitor.http.ApiContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One monitor that runs through all of these tests, each of which leaves its counts as they are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonitorIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SAMPLE = Path.of("src/main/resources/sample/alipay-portfolio.txt");
    private static final String OWNER = "owner:Alipay (Hangzhou) Information Technology Co., Ltd.";

    @TempDir
    private static Path temp;

    private RunningMonitor monitor;

    @BeforeAll
    void start() throws Exception {
        Path scheme = Files.createDirectory(temp.resolve("scheme"));
        Files.writeString(
                scheme.resolve("inventory.csv"),
                "G06Q;20060101;-\nG06Q0020400000;20120101;20241231\nH04L;19680901;-\nH04L0009320000;19950101;-\n");
        Files.writeString(scheme.resolve("titles.txt"), "H04L0009320000\tVerifying who one is\n");
        monitor = RunningMonitor.up(temp.resolve("data"), "--empty", "--ipc-scheme", scheme.toString());
        assertThat(summary(SAMPLE))
                .isEqualTo("{\"read\":100,\"new\":100,\"changed\":0,\"repeated\":0,\"rejected\":0,\"skipped\":0}");
        await().atMost(Duration.ofMinutes(1)).until(() -> monitor.total("all") == 100);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> monitor.get("/api/v1/filings").path("total").asInt() == 100);
    }

    @AfterAll
    void stop() {
        if (monitor != null) {
            monitor.close();
        }
    }

    @Test
    void answersTheProfileOfAnyScopeAsOfAnyDay() throws Exception {
        JsonNode profile = monitor.json("profile", OWNER, "--as-of", "2025-07-17", "--json");

        assertThat(profile.path("total").asInt()).isEqualTo(100);
        assertThat(profile.path("last4Weeks").asInt()).isEqualTo(31);
        assertThat(monitor.json("profile", "all", "--as-of", "2025-06-30", "--json")
                        .path("monthToDate")
                        .asInt())
                .isEqualTo(25);
    }

    @Test
    void measuresWhatTheDashboardAndTheRulesOfMetricsName() throws Exception {
        String metrics = monitor.text("/metrics");
        assertThat(metrics)
                .contains("filing_monitor_documents_total{feed=\"ingest\",outcome=\"new\"} 100.0")
                .contains("filing_monitor_deliveries_total{outcome=\"delivered\"} 0.0");
        Pattern name = Pattern.compile("\\b(?:filing_monitor|kafka|jvm|process)_[a-z_]+");
        for (String file : List.of("grafana-dashboard.json", "prometheus-rules.yml")) {
            List<String> named = name.matcher(Files.readString(Path.of("metrics", file)))
                    .results()
                    .map(MatchResult::group)
                    .toList();
            assertThat(named).as(file).hasSizeGreaterThan(6);
            assertThat(named).as(file).allMatch(metric -> Pattern.compile("(?m)^" + metric + "[ {]")
                    .matcher(metrics)
                    .find());
        }
    }

    @Test
    void printsTablesForPeopleAndCsvForSpreadsheets() throws Exception {
        assertThat(monitor.run("profile", OWNER).out()).contains("last 4 weeks   31", "G06Q 20/40", "UNCLASSIFIED");
        assertThat(monitor.run("counts", "--facet", "office", "--csv").out().lines())
                .anyMatch(line ->
                        line.startsWith("value,total,last4Weeks,monthToDate,rolling3,rolling12,2025-07,2025-06"))
                .anyMatch(line -> line.startsWith("US,62,19,"));
    }

    @Test
    void namesTheOwnersThatLeadInASymbol() throws Exception {
        JsonNode owners = monitor.json("owners", "h04l", "--sort", "rolling12", "--json");
        JsonNode counts = monitor.json("counts", "--scope", OWNER, "--facet", "ipc", "--value", "H04L", "--json");

        JsonNode first = owners.path("rows").path(0);
        assertThat(owners.path("symbol").asText()).isEqualTo("H04L");
        assertThat(owners.path("level").asText()).isEqualTo("subclass");
        assertThat(first.path("displayName").asText()).isEqualTo(OWNER.substring("owner:".length()));
        assertThat(first.path("total").asInt())
                .isPositive()
                .isEqualTo(counts.at("/rows/0/total").asInt());
        assertThat(first.path("last4Weeks").asInt())
                .isEqualTo(counts.at("/rows/0/last4Weeks").asInt());
        assertThat(owners.path("rows")).hasSize(owners.path("total").asInt());

        assertThat(monitor.run("owners", "H04L").out()).contains("H04L, as of 2025-07-17", "12 months");
        assertThat(monitor.run("owners", "G06F 21/00", "--level", "section").err())
                .contains("level must be one of group, subgroup");
        assertThat(monitor.run("owners", "G06F", "--as-of", "2001-01-01", "--csv")
                        .out()
                        .lines())
                .containsExactly("scope,displayName,total,last4Weeks,rolling12");
        assertThat(monitor.run("owners", "lantern").err()).contains("is no IPC symbol");
    }

    /** Counted by hand from the sample: of the subclass G06F, by month from March to July, and up to the 17th of each. */
    @Test
    void comparesAMonthThatIsNotOverWithTheSameDaysOfTheOthers() throws Exception {
        JsonNode trends = monitor.json("trends", "--month", "2025-07", "--sort", "growth", "--json");
        JsonNode first = trends.path("rows").path(0);

        assertThat(trends.path("asOf").asText()).isEqualTo("2025-07-17");
        assertThat(first.path("symbol").asText()).isEqualTo("G06F");
        assertThat(first.path("scheme").asText()).isEqualTo("UNKNOWN");
        assertThat(figures(first)).containsExactly(10, 4, 0, 26); // 4, 6, 2, 4, 10
        assertThat(first.path("movingAverage3").asDouble()).isEqualTo(16 / 3.0);
        assertThat(first.path("share").asDouble()).isEqualTo(10 / 16.0);
        assertThat(first.path("partial").asBoolean()).isTrue();
        assertThat(first.path("throughDate").asText()).isEqualTo("2025-07-17");
        assertThat(first.path("expected").isNull()).isTrue(); // the sample begins in February
        assertThat(first.path("emerging").asBoolean()).isFalse();
    }

    @Test
    void comparesAMonthThatIsOverWithWholeMonths() throws Exception {
        JsonNode rows = monitor.json("trends", "--month", "2025-06", "--sort", "count", "--limit", "2", "--json")
                .path("rows");

        assertThat(rows).hasSize(2);
        JsonNode first = rows.path(0);
        assertThat(first.path("symbol").asText()).isEqualTo("G06F");
        assertThat(figures(first)).containsExactly(9, 6, 0, 30); // 8, 7, 6, 9
        assertThat(first.path("share").asDouble()).isEqualTo(9 / 25.0);
        assertThat(first.path("partial").asBoolean()).isFalse();
        assertThat(first.path("throughDate").asText()).isEqualTo("2025-06-30");
    }

    private static List<Integer> figures(JsonNode trend) {
        return Stream.of("count", "previousMonth", "yearAgo", "rolling12")
                .map(field -> trend.path(field).asInt())
                .toList();
    }

    @Test
    void showsTrendsOfAnOwnerAsTableAndCsv() throws Exception {
        assertThat(monitor.run("trends", "--scope", OWNER, "--level", "subgroup")
                        .out())
                .contains("2025-07 up to 2025-07-17", "UNCLASSIFIED");
        assertThat(monitor.run("trends", "--as-of", "2025-06-30", "--csv").out().lines())
                .anyMatch(line -> line.startsWith("symbol,title,count,share,"))
                .anyMatch(line -> line.startsWith("G06F,,9,0.36,6,0,"));
    }

    @Test
    void refusesTrendsThatCannotBe() throws Exception {
        assertThat(monitor.status("/api/v1/trends?month=2025-08&asOf=2025-07-17"))
                .isEqualTo(400);
        assertThat(monitor.status("/api/v1/trends?month=1789-12")).isEqualTo(400);
        assertThat(monitor.status("/api/v1/trends?level=ipc")).isEqualTo(400);
        assertThat(monitor.status("/api/v1/trends?sort=name")).isEqualTo(400);
        assertThat(monitor.status("/api/v1/trends?facet=ipc")).isEqualTo(400);
        assertThat(monitor.status("/api/v1/trends?scope=owner:nobody")).isEqualTo(404);
        Ended ended = monitor.run("trends", "--sort", "name");
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("sort must be one of emerging, growth, count, share, not 'name'");
    }

    @Test
    void namesSymbolsByTheirOfficialTitlesAndMarksThoseThatAreNotInTheScheme() throws Exception {
        Map<String, JsonNode> symbols = new HashMap<>();
        monitor.json("profile", OWNER, "--json")
                .path("ipc")
                .forEach(row -> symbols.put(row.path("value").asText(), row));
        assertThat(symbols.get("H04L 9/32").path("title").asText()).isEqualTo("Verifying who one is");
        assertThat(symbols.get("G06Q 20/40").path("title").asText()).startsWith("Authorisation");
        assertThat(symbols.get("G06Q 20/40").path("scheme").asText()).isEqualTo("RETIRED");
        assertThat(symbols.get("G06F 21/62").path("scheme").asText()).isEqualTo("UNKNOWN");
        assertThat(List.of(symbols.get("H04L 9/32"), symbols.get("UNCLASSIFIED")))
                .noneMatch(row -> row.has("scheme"));
        assertThat(monitor.run("profile", OWNER).out()).contains("G06Q 20/40 (retired)", "G06F 21/62 (unknown)");
        assertThat(monitor.run("counts", "--facet", "ipc").out())
                .contains("G06F (unknown)")
                .doesNotContain("G06Q (");
    }

    @Test
    void warnsOfSymbolsThatAreNotInTheSchemeAndRejectsNothing() throws Exception {
        Ended ended = monitor.run("ingest", SAMPLE.toString(), "--json", "--strict");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("\"rejected\":0");
        assertThat(ended.err())
                .contains("symbols that the IPC never had: ", "symbols deleted from the IPC before 2025-")
                .contains("G06Q 20/40 (valid to 2024-12-31)");
    }

    @Test
    void aSecondIngestRepeatsAllAndChangesNothing() throws Exception {
        String before = monitor.run("counts", "--facet", "ipc", "--json").out();

        assertThat(summary(SAMPLE))
                .isEqualTo("{\"read\":100,\"new\":0,\"changed\":0,\"repeated\":100,\"rejected\":0,\"skipped\":0}");
        assertThat(monitor.run("counts", "--facet", "ipc", "--json").out()).isEqualTo(before);
    }

    @Test
    void namesWhatIsRejectedAndFailsOnlyWhenStrict() throws Exception {
        Path file = Files.writeString(temp.resolve("noise.txt"), "no filing is in here\n");

        Ended lenient = monitor.run("ingest", file.toString(), "--json");
        Ended strict = monitor.run("ingest", file.toString(), "--json", "--strict");

        assertThat(lenient.exitCode()).isZero();
        assertThat(lenient.out().strip())
                .isEqualTo("{\"read\":1,\"new\":0,\"changed\":0,\"repeated\":0,\"rejected\":1,\"skipped\":0}");
        assertThat(lenient.err()).contains(file + ": ", "rejected: in no known format");
        assertThat(strict.exitCode()).isEqualTo(1);
    }

    @Test
    void refusesAScopeThatIsNoneAsWrongUsage() throws Exception {
        Ended ended = monitor.run("profile", "Alipay");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err().lines()).singleElement().asString().contains("give 'all' or 'owner:NAME'");
    }

    @Test
    void findsAsManyFilingsAsAreCountedAndTestsWatchlistsBackOverThem() throws Exception {
        int counted = monitor.json("counts", "--facet", "ipc", "--value", "H04L", "--json")
                .at("/rows/0/total")
                .asInt();

        JsonNode found = monitor.json("search", "ipc:H04L", "AND", "owner:alipay", "--size", "5", "--json");
        JsonNode tested = monitor.json("backtest", "ipc:H04L", "--json");

        assertThat(found.path("total").asInt()).isPositive().isEqualTo(counted);
        assertThat(found.path("filings")).hasSize(5);
        assertThat(found.at("/filings/0/highlights/owner/0").asText()).contains("<em>");
        assertThat(tested.path("total").asInt()).isEqualTo(counted);
        assertThat(tested.path("perMonth").findValues("count").stream()
                        .mapToInt(JsonNode::asInt)
                        .sum())
                .isEqualTo(counted);
        assertThat(monitor.run("search", "ipc:H04L", "--size", "5", "--page", "2")
                        .out())
                .startsWith(counted + " filings, 6 to 10\n");
        assertThat(monitor.run("search", "ipc:H04L", "--export", "csv").out())
                .startsWith("id,office,applicationNumber,filed,firstPublished,status,title,");
        assertThat(monitor.run("search", "ipc:H04L", "--csv").out().lines())
                .hasSize(counted + 1)
                .first()
                .isEqualTo("id,firstPublished,status,owners,title");
        assertThat(monitor.run("backtest", "ipc:H04L").out())
                .startsWith(counted + " filings\n")
                .containsPattern("2025-07 +\\d+ +#+")
                .contains("all of them\nfiling ");
        assertThat(monitor.run("search", "alipay AND").exitCode()).isEqualTo(2);
        assertThat(monitor.run("backtest", "colour:red").err()).contains("query: column 1: no field 'colour'");
    }

    @Test
    void whatIsExportedIsTheSameTableElsewhere() throws Exception {
        Path file = temp.resolve("filings.jsonl");

        assertThat(monitor.run("search", "--export", "jsonl", "--output", file.toString())
                        .out())
                .startsWith("100 filings written to ");

        String exported = Files.readString(file);
        assertThat(monitor.run("search", "--export", "jsonl").out()).isEqualTo(exported);
        List<FilingObservation> read = ExportedTopology.reading(exported);
        assertThat(read).extracting(FilingObservation::getId).isSorted();
        try (ExportedTopology elsewhere = new ExportedTopology()) {
            read.forEach(elsewhere::observe);
            for (String line : exported.lines().toList()) {
                JsonNode filing = shown(JSON.readTree(line));
                String id = filing.path("id").asText();
                assertThat(shown(monitor.get("/api/v1/filings/" + id))).isEqualTo(filing);
                assertThat(shown(JSON.valueToTree(
                                FilingJson.of(elsewhere.content().get(id)))))
                        .isEqualTo(filing);
            }
        }
        try (Stream<Path> files = Files.list(temp)) {
            assertThat(files).noneMatch(each -> each.toString().endsWith(".part"));
        }
    }

    /** What says who saw a filing, and when, stays with the monitor that did. */
    private static JsonNode shown(JsonNode filing) {
        return ((ObjectNode) filing).without(List.of("firstSeenAt", "feeds", "revision"));
    }

    @Test
    void refusesQuestionsThatNoAnswerFits() throws Exception {
        String counts = "/api/v1/counts?facet=ipc&level=subgroup&from=1790-01";
        assertThat(monitor.status(counts + "&asOf=%2B999999999-12-31")).isEqualTo(400);
        assertThat(monitor.status(counts + "&asOf=-999999999-01-01")).isEqualTo(400);
        assertThat(monitor.status(counts + "&to=9999-12&asOf=9999-12-31")).isEqualTo(400);
        assertThat(monitor.status("/api/v1/counts?from=1790-01&asOf=9999-12-31"))
                .isEqualTo(200);
        assertThat(monitor.status("/api/v1/counts?colour=red")).isEqualTo(400);
        assertThat(monitor.status("/api/v1/filings/XX-1")).isEqualTo(404);
    }

    /** One address for each operation that reads. */
    private static final Map<String, String> READS = Map.ofEntries(
            Map.entry("profile", "/api/v1/profile?limit=5"),
            Map.entry("counts", "/api/v1/counts?facet=ipc&asOf=2025-07-17"),
            Map.entry("trends", "/api/v1/trends?month=2025-06&sort=growth"),
            Map.entry("owners", "/api/v1/owners?ipc=G06F"),
            Map.entry("filings", "/api/v1/filings?q=blockchain&size=5"),
            Map.entry("filing", "/api/v1/filings/US-18850921"),
            Map.entry("watchlists", "/api/v1/watchlists"),
            Map.entry("watchlist", "/api/v1/watchlists/described"),
            Map.entry("mutes", "/api/v1/watchlists/described/mutes"),
            Map.entry("alerts", "/api/v1/alerts"),
            Map.entry("notifications", "/api/v1/notifications"),
            Map.entry("watchlistFeed", "/api/v1/watchlists/described/feed.atom"),
            Map.entry("feeds", "/api/v1/feeds"),
            Map.entry("live", "/health/live"),
            Map.entry("ready", "/health/ready"),
            Map.entry("metrics", "/metrics"),
            Map.entry("openapi", "/openapi.json"));

    private static final Map<String, String> REFUSALS = Map.of(
            "profile", "/api/v1/profile?scope=owner:nobody",
            "counts", "/api/v1/counts?asOf=yesterday",
            "trends", "/api/v1/trends?month=2025",
            "owners", "/api/v1/owners",
            "filings", "/api/v1/filings?q=alipay%20AND",
            "filing", "/api/v1/filings/US-1",
            "watchlist", "/api/v1/watchlists/nobodys",
            "mutes", "/api/v1/watchlists/nobodys/mutes",
            "alerts", "/api/v1/alerts?after=now",
            "alertStream", "/api/v1/alerts/stream?after=now");

    @Test
    void answersAsItsDescriptionSays() throws Exception {
        ApiContract contract = new ApiContract(monitor.get("/openapi.json"));
        String watchlist = "{\"query\":\"ipc:H04L\",\"channels\":[{\"type\":\"log\"}]}";
        contract.assertDescribed("putWatchlist", monitor.send("PUT", "/api/v1/watchlists/described", watchlist));
        contract.assertDescribed(
                "mute", monitor.send("POST", "/api/v1/watchlists/described/mutes", "{\"filing\":\"US-18850921\"}"));

        assertThat(contract.operations().entrySet().stream()
                        .filter(operation -> operation.getValue().startsWith("GET "))
                        .map(Map.Entry::getKey))
                .filteredOn(operation -> !operation.equals("alertStream")) // which never ends
                .filteredOn(operation -> !operation.equals("askToUnsubscribe")) // where only mail leads
                .containsExactlyInAnyOrderElementsOf(READS.keySet());
        for (Map.Entry<String, String> read : READS.entrySet()) {
            HttpResponse<String> answer = monitor.send("GET", read.getValue(), "");
            assertThat(answer.statusCode()).as(read.getValue()).isEqualTo(200);
            contract.assertDescribed(read.getKey(), answer);
        }
        for (Map.Entry<String, String> refused : REFUSALS.entrySet()) {
            HttpResponse<String> answer = monitor.send("GET", refused.getValue(), "");
            assertThat(answer.statusCode()).as(refused.getValue()).isIn(400, 404);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
            contract.assertDescribed(refused.getKey(), answer);
        }
        contract.assertDescribed(
                "backtest",
                monitor.send(
                        "POST", "/api/v1/watchlists/backtest", "{\"query\":\"ipc:G06F\",\"watchlist\":\"described\"}"));
        contract.assertDescribed(
                "putWatchlist", monitor.send("PUT", "/api/v1/watchlists/described?dryRun=true", watchlist));
        contract.assertDescribed("deleteWatchlist", monitor.send("DELETE", "/api/v1/watchlists/described", ""));
    }

    @Test
    void sendsNoCountsToWhoHasThem() throws Exception {
        String counts = "/api/v1/counts?facet=ipc&level=subgroup&asOf=2025-07-17";
        String tag =
                monitor.send("GET", counts, "").headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = monitor.send("GET", counts, "", "If-None-Match", tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(monitor.send("GET", counts + "&unit=publication", "", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(200);
        assertThat(again.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
    }

    @Test
    void aSecondMonitorOnTheSameDirectoryIsRefused() throws Exception {
        Ended ended = monitor.run("up", "--port", "0");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err().lines()).singleElement().asString().contains("Another monitor runs on");
        assertThat(monitor.endpoints().path("http").asText()).startsWith("http://127.0.0.1:");
    }

    @Test
    void everyTopicIsReadableWithTheRegistrysRestApiAlone() throws Exception {
        GenericTopicReader reader = new GenericTopicReader(
                monitor.endpoints().path("kafka").asText(),
                monitor.endpoints().path("schemaRegistry").asText());
        // Trends follow the counts by some seconds.
        Map<String, Integer> records =
                await().atMost(Duration.ofMinutes(1)).until(reader::readAll, read -> read.containsKey("ipc-trends.v1"));

        assertThat(records.keySet())
                .containsAll(List.of(
                        "filings.v1",
                        "ledger.v1",
                        "feed-status.v1",
                        "filing-changes.v1",
                        "filings-table.v1",
                        "monthly-counts.v1",
                        "ipc-trends.v1",
                        "ipc-titles.v1"));
        assertThat(records.get("filings.v1")).isEqualTo(100);
        assertThat(records.get("filing-changes.v1")).isEqualTo(100);
    }

    @Test
    void theNodeProgramForConsumersPrintsTheMonthlyTotals(@TempDir Path directory) throws Exception {
        assertThat(new ConsumingProgram(directory).totals(monitor))
                .isEqualTo(Map.of(
                        "2025-02", "2", "2025-03", "17", "2025-04", "23", "2025-05", "17", "2025-06", "25", "2025-07",
                        "16"));
    }

    private String summary(Path file) throws IOException, InterruptedException {
        Ended ended = monitor.run("ingest", file.toString(), "--json");
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        return ended.out().strip();
    }
}
