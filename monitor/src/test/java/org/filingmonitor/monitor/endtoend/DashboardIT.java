package org.filingmonitor.monitor.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.filingmonitor.monitor.http.HttpServer;
import org.filingmonitor.monitor.http.ServerConfig;
import org.filingmonitor.monitor.http.Tokens;
import org.filingmonitor.streams.dashboard.Dashboard;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages in a real browser, on the sample. Needs Chromium. */
class DashboardIT {

    private static final String OWNER = "Alipay (Hangzhou) Information Technology Co., Ltd.";
    private static final Map<String, String> PAGES = Map.of(
            "overview", "/",
            "owner", "/owner?name=" + OWNER.replace(" ", "%20"),
            "owners", "/owner?find=al",
            "trends", "/trends?compare=G06F,H04L",
            "filings", "/filings?q=ipc:G06N",
            "watchlists", "/watchlists",
            "editor", "/watchlists?edit=sample-ai",
            "alerts", "/alerts",
            "feeds", "/feeds");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGEST_FIRST_PAGE = 300_000;

    @TempDir
    private static Path temp;

    private static RunningMonitor monitor;
    private static Chromium chromium;

    @BeforeAll
    static void open() throws IOException {
        monitor = RunningMonitor.up(temp.resolve("data"), "--allow-private-webhooks");
        chromium = new Chromium(monitor.endpoints().path("http").asText());
    }

    @AfterAll
    static void close() {
        try (RunningMonitor running = monitor;
                Chromium opened = chromium) {
            assertThat(running).isNotNull();
        }
    }

    @BeforeEach
    void forget() {
        chromium.complaints().clear();
    }

    @AfterEach
    void nothingComplained() {
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void theOverviewShowsTheNumbersOfTheApi() throws Exception {
        JsonNode profile = monitor.get("/api/v1/profile?scope=all&limit=12");
        Page page = window();
        page.navigate("/");
        assertThat(page.locator(".figure strong")).hasText(new String[] {
            profile.path("last4Weeks").asText(),
            profile.path("monthToDate").asText(),
            profile.path("total").asText()
        });
        assertThat(page.locator(".bars .count")).hasText(counts(profile, "office", "status", "ipc"));
        page.locator("summary").first().click();
        assertThat(page.locator("details td.number")).hasText(reversed(counts(profile, "months")));
    }

    @Test
    void anOwnersPageShowsThePanelAndFollowsTheDay() throws Exception {
        Page page = window();
        page.navigate(PAGES.get("owner"));
        assertThat(page.locator("h1")).hasText(OWNER);
        page.locator("#as-of-date").fill("2025-05-31");
        page.locator("#as-of-date").dispatchEvent("change");
        page.waitForURL("**asOf=2025-05-31**");
        JsonNode profile =
                monitor.get("/api/v1/profile?scope=owner:alipay%20hangzhou%20information%20technology%20co%20ltd"
                        + "&limit=12&asOf=2025-05-31");
        assertThat(page.locator(".figure strong")).hasText(new String[] {
            profile.path("last4Weeks").asText(),
            profile.path("monthToDate").asText(),
            profile.path("total").asText()
        });
        assertThat(page.locator(".bars .count")).hasText(counts(profile, "office", "status", "ipc"));
    }

    @Test
    void anAnalystWalksThrough() throws Exception {
        Page page = window();
        page.navigate("/");
        Locator first = page.locator(".facet").first().locator("a").first();
        String office = first.locator(".value").textContent();
        String count = first.locator(".count").textContent();
        first.click();
        assertThat(page.locator(".found")).hasText(count + " filings");
        assertThat(page.locator(".search input")).hasValue("office:" + office);

        page.locator(".search input").fill("owner:alipay AND ipc:G06N");
        page.keyboard().press("Enter");
        assertThat(page.locator(".found")).hasText("10 filings");
        Page second = window();
        second.navigate(page.url());
        assertThat(second.locator(".hit h3"))
                .hasText(page.locator(".hit h3").allTextContents().toArray(String[]::new));

        makeAWatchlist(page);
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Alerts").setExact(true))
                .first()
                .click();
        assertThat(page.locator("h1")).hasText("Alerts");
        ingest("{\"office\":\"US\",\"applicationNumber\":\"19999901\",\"title\":\"Zephyr turbine blade\","
                + "\"publications\":[{\"number\":\"US20250999901A1\",\"kind\":\"A1\",\"date\":\"2025-07-10\"}]}");
        assertThat(page.locator(".hit h2").first()).hasText("Zephyr turbine blade");
        assertThat(page.locator(".hit mark").first()).hasText("Zephyr");
        page.locator(".hit").first().getByText("Mark as seen").click();
        assertThat(page.locator(".hit button").first()).hasText("Seen");
        pauseAndDelete(page);
    }

    private static void makeAWatchlist(Page page) {
        page.navigate("/watchlists");
        page.getByText("New watchlist").click();
        page.locator("#name").fill("Zephyr");
        page.locator("#query").fill("title:(zephyr");
        assertThat(page.locator("#verdict .problem")).containsText("column");
        assertThat(chromium.complaints()).allMatch(complaint -> complaint.endsWith("400 (Bad Request)"));
        chromium.complaints().clear(); // the browser's own word of what the page has just told
        page.locator("#query").fill("title:zephyr OR ipc:G06N");
        assertThat(page.locator("#verdict h2")).containsText("filings so far");
        assertThat(page.locator("#verdict canvas")).isVisible();
        page.locator("#query").fill("title:zephyr");
        assertThat(page.locator("#verdict h2")).hasText("0 filings so far");
        page.getByText("Save").click();
        assertThat(page.locator(".hit h2").getByText("Zephyr")).isVisible();
    }

    private static void pauseAndDelete(Page page) {
        page.navigate("/watchlists");
        Locator card = page.locator(".hit").filter(new Locator.FilterOptions().setHasText("title:zephyr"));
        card.getByText("Pause").click();
        assertThat(card.locator(".badge")).hasText("paused");
        card.getByText("Delete").click();
        page.getByText("Delete it").click();
        assertThat(card).hasCount(0);
    }

    @Test
    void deliveriesAreTriedListedAndSentAgainAndResumeNothingByTheWay() throws Exception {
        AtomicInteger answers = new AtomicInteger(410);
        List<String> received = new CopyOnWriteArrayList<>();
        try (HttpServer receiver = HttpServer.start(
                ServerConfig.onLoopback(0),
                List.of(routes -> routes.post("/hook", request -> {
                    received.add(request.header("webhook-id"));
                    request.status(answers.get());
                })))) {
            tellTheLogAndAWebhookThatIsGone("http://127.0.0.1:" + receiver.port() + "/hook");
            Page page = window();
            aTestIsSentOverTheLogAlone(page);
            assertThat(received).hasSize(1);

            assertThat(sentAgain(page, "stopped")).hasText("Tried again: stopped (the channel is paused: HTTP 410).");
            assertThat(sentAgain(page, "the log")).hasText("Tried again: delivered.");
            assertThat(Files.readString(temp.resolve("data/logs/monitor.log")).split("\"Quixotic gear\"", -1))
                    .as("the log has it twice")
                    .hasSize(3);
            assertThat(received).hasSize(1);
            assertThat(webhook().has("paused")).isTrue();

            answers.set(200);
            page.navigate("/watchlists");
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Resume webhook"))
                    .click();
            assertThat(channels(page).nth(1)).not().containsText("paused");
            assertThat(webhook().has("paused")).isFalse();
            assertThat(sentAgain(page, "stopped")).hasText("Tried again: delivered.");
            assertThat(received).hasSize(2).containsOnly(received.get(0));
        }
        assertThat(monitor.send("DELETE", "/api/v1/watchlists/quixotic", "").statusCode())
                .isEqualTo(204);
    }

    private static void tellTheLogAndAWebhookThatIsGone(String url) throws Exception {
        String watchlist = "{\"id\":\"quixotic\",\"name\":\"Quixotic\",\"query\":\"title:quixotic\",\"channels\":"
                + "[{\"type\":\"log\"},{\"type\":\"webhook\",\"url\":\"" + url + "\"}]}";
        assertThat(monitor.send("POST", "/api/v1/watchlists", watchlist).statusCode())
                .isEqualTo(201);
        ingest("{\"office\":\"US\",\"applicationNumber\":\"19999903\",\"title\":\"Quixotic gear\","
                + "\"publications\":[{\"number\":\"US20250999903A1\",\"kind\":\"A1\",\"date\":\"2025-07-10\"}]}");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> monitor
                                .get("/api/v1/notifications?watchlist=quixotic")
                                .path("notifications")
                                .findValuesAsText("state")
                                .stream()
                                .sorted()
                                .toList()
                                .equals(List.of("DELIVERED", "DELIVERED", "STOPPED"))
                        && webhook().has("paused"));
    }

    private static JsonNode webhook() throws IOException {
        return monitor.get("/api/v1/watchlists/quixotic").at("/channels/1");
    }

    private static Locator channels(Page page) {
        return page.locator(".hit")
                .filter(new Locator.FilterOptions().setHasText("title:quixotic"))
                .locator(".channel");
    }

    private static void aTestIsSentOverTheLogAlone(Page page) {
        page.navigate("/watchlists");
        channels(page).first().getByText("Send test").click();
        assertThat(channels(page).first().locator(".told")).hasText("It was taken.");
        assertThat(channels(page).nth(1)).containsText("paused HTTP 410");
        assertThat(channels(page).nth(1).getByText("Send test")).hasCount(0);
        assertThat(serious(page)).isEmpty();
    }

    /** Sends the delivery of the alert again of which the table says so, and returns what is told of that. */
    private static Locator sentAgain(Page page, String said) {
        page.navigate("/alerts?watchlist=quixotic");
        page.getByText("Deliveries").first().click();
        assertThat(page.locator(".deliveries tbody tr")).hasCount(3);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "deliveries.png")));
        assertThat(serious(page)).isEmpty();
        Locator rows = page.locator(".deliveries tbody tr:has(td:nth-child(7):text-is('1'))"); // of an alert, no note
        rows.filter(new Locator.FilterOptions().setHasText(said))
                .getByText("Send again")
                .click();
        assertThat(page.locator(".deliveries .loading")).hasCount(0);
        return page.locator(".card > .controls .told");
    }

    @Test
    void aLinkToAWatchlistThatIsGoneSaysSo() {
        Page page = window();
        page.navigate("/watchlists?edit=nobodys");
        assertThat(page.locator(".empty")).containsText("There is no watchlist nobodys");
        assertThat(page.locator("form.editor")).hasCount(0);
    }

    @Test
    void keysLeadToPagesAndToTheSearch() {
        Page page = window();
        page.navigate("/");
        page.keyboard().press("?");
        assertThat(page.locator("dialog dd").first()).hasText("Search");
        assertThat(serious(page)).isEmpty();
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog")).hasCount(0);
        page.keyboard().press("g");
        page.keyboard().press("t");
        assertThat(page.locator("h1")).hasText("IPC trends");
        page.keyboard().press("/");
        assertThat(page.locator("h1")).hasText("Filings");
        assertThat(page.locator(".search input")).isFocused();
        page.keyboard().type("g w /");
        assertThat(page.locator(".search input")).hasValue("g w /");
        assertThat(page.locator("h1")).hasText("Filings");
    }

    @Test
    void findsOwnersByAPartOfTheirName() {
        Page page = window();
        page.navigate("/owner");
        page.locator(".search input").fill("hangz alip");
        page.keyboard().press("Enter");
        page.locator(".owner a").getByText(OWNER).click();
        assertThat(page.locator("h1")).hasText(OWNER);
        assertThat(page.locator(".figure strong").first()).hasText("31");
    }

    @Test
    void aWatchlistOfATrendIsMadeAndChanged() throws Exception {
        Page page = window();
        page.navigate("/watchlists?new=1");
        page.locator("#name").fill("Rising computing");
        page.getByLabel("A trend").check();
        assertThat(page.locator("#query")).isHidden();
        page.locator("#symbol").fill("G06F");
        page.locator("#when").selectOption("growth");
        page.locator("#above").fill("75");
        page.getByText("Save").click();
        Locator card = page.locator(".hit").filter(new Locator.FilterOptions().setHasText("Rising computing"));
        assertThat(card).containsText("G06F of all grows by more than 75 %");
        card.getByText("Edit").click();
        assertThat(page.getByLabel("A trend")).isChecked();
        page.locator("#when").selectOption("emerging");
        assertThat(page.locator("#above")).isHidden();
        page.getByText("Save").click();
        assertThat(card).containsText("G06F of all is emerging");
        card.getByText("Pause").click();
        assertThat(card.locator(".badge")).hasText("paused");
        assertThat(monitor.get("/api/v1/watchlists/rising-computing")
                        .at("/trend/when")
                        .asText())
                .isEqualTo("emerging");
        assertThat(monitor.send("DELETE", "/api/v1/watchlists/rising-computing", "")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void aFormWritesNoMoreThanIsChosen() throws Exception {
        Page page = window();
        page.navigate("/watchlists?new=1");
        page.locator("#name").fill("Chosen");
        page.locator("#query").fill("title:chosen");
        assertThat(written(page))
                .isEqualTo(JSON.readTree(
                        "{'name':'Chosen','query':'title:chosen','facts':['NEW'],'channels':[{'type':'log'}]}"
                                .replace('\'', '"')));
        page.navigate("/watchlists?edit=chosen");
        page.locator("#rhythm").selectOption("weekly");
        page.locator("#weekday").selectOption("FRIDAY");
        page.locator("#time").fill("06:30");
        page.locator("#zone").selectOption("Europe/Berlin");
        page.locator("#empty-digest").check();
        page.locator(".channel select").selectOption("email");
        page.locator(".channel input").fill("reader@example.org");
        JsonNode changed = written(page);
        assertThat(changed.path("rhythm").asText()).isEqualTo("weekly");
        assertThat(changed.path("weekday").asText()).isEqualTo("FRIDAY");
        assertThat(changed.path("time").asText()).isEqualTo("06:30");
        assertThat(changed.path("zone").asText()).isEqualTo("Europe/Berlin");
        assertThat(changed.path("emptyDigest").asBoolean()).isTrue();
        assertThat(changed.at("/channels/0").toString())
                .isEqualTo("{\"type\":\"email\",\"to\":\"reader@example.org\"}");
        assertThat(monitor.send("DELETE", "/api/v1/watchlists/chosen", "").statusCode())
                .isEqualTo(204);
        page.context().close();
        chromium.complaints().clear(); // whether the monitor takes mail yet is not what is looked at
    }

    @Test
    void aDigestIsOfferedInTheTimeZoneOfItsReader() throws Exception {
        Page page = window();
        page.addInitScript("const told = Intl.DateTimeFormat.prototype.resolvedOptions;"
                + "Intl.DateTimeFormat.prototype.resolvedOptions = function () {"
                + " return { ...told.call(this), timeZone: 'Europe/Berlin' }; };");
        page.navigate("/watchlists?new=1");
        page.locator("#name").fill("Digest");
        page.locator("#query").fill("title:digest");
        page.locator("#rhythm").selectOption("daily");
        JsonNode made = written(page);
        assertThat(made.path("rhythm").asText()).isEqualTo("daily");
        assertThat(made.path("zone").asText()).isEqualTo("Europe/Berlin");
        assertThat(made.path("time").asText()).as("all of a rhythm that is new").isEqualTo("08:00");
        assertThat(page.locator(".hit").filter(new Locator.FilterOptions().setHasText("title:digest")))
                .containsText("daily at 08:00 Europe/Berlin");
        assertThat(monitor.send("DELETE", "/api/v1/watchlists/digest", "").statusCode())
                .isEqualTo(204);
    }

    /** Saves, and returns what was sent, once the form has its answer. */
    private static JsonNode written(Page page) throws IOException {
        Response answer = page.waitForResponse(
                one -> Set.of("POST", "PUT").contains(one.request().method())
                        && !one.url().endsWith("/backtest"),
                () -> page.getByText("Save").click());
        page.waitForCondition(() -> page.url().endsWith("/watchlists")
                || page.locator("form > .problem").isVisible());
        return JSON.readTree(answer.request().postData());
    }

    @Test
    void aReaderLogsInWithAToken() {
        Tokens tokens = Tokens.of(Optional.of("reader-token-0123"), Optional.empty());
        ServerConfig asking = new ServerConfig("127.0.0.1", 0, tokens, Optional.empty());
        try (HttpServer server = HttpServer.start(asking, List.of(Dashboard::routes));
                Chromium browser = new Chromium("http://127.0.0.1:" + server.port())) {
            Page page = browser.window(375, ColorScheme.DARK);
            page.navigate("/trends?level=class");
            assertThat(page.locator("h1")).hasText("Log in");
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "login.png")));
            assertThat(serious(page)).isEmpty();
            page.locator("#token").fill("nobodys-token-0123");
            page.keyboard().press("Enter");
            assertThat(page.locator("[role=alert]")).containsText("no token of this monitor");
            page.locator("#token").fill("reader-token-0123");
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).hasText("IPC trends");
            assertThat(page.url()).endsWith("/trends?level=class");
            assertThat(page.evaluate("document.cookie")).isEqualTo("");
        }
    }

    @Test
    void whatAFilingSaysIsTextWhateverItIs() throws Exception {
        String markup =
                "<img src=x onerror=alert(1)> \\\"quotes\\\" & <b>bold</b> \uD83D\uDE80 \u05E9\u05DC\u05D5\u05DD qwxz ";
        ingest("{\"office\":\"US\",\"applicationNumber\":\"19999902\",\"title\":\"" + markup + "w".repeat(440)
                + "\",\"publications\":[{\"number\":\"US20250999902A1\",\"kind\":\"A1\",\"date\":\"2025-07-10\"}]}");
        await().atMost(Duration.ofSeconds(30)).until(() -> !monitor.get("/api/v1/filings?q=title:qwxz")
                .path("filings")
                .isEmpty());
        Page page = window();
        page.onDialog(dialog -> {
            throw new AssertionError("a title ran: " + dialog.message());
        });
        page.navigate("/filings?q=title:qwxz");
        assertThat(page.locator(".hit h3")).containsText("<img src=x onerror=alert(1)> \"quotes\" & <b>bold</b>");
        assertThat(page.locator(".hit img")).hasCount(0);
        assertThat(page.locator(".hit mark")).hasText("qwxz");
        assertThat(widerThanTheWindow(page)).isFalse();
    }

    @Test
    void everyPageIsUsableByAllLightAndDarkSmallAndLarge() throws Exception {
        Path shots = Files.createDirectories(Path.of("target", "screenshots"));
        for (ColorScheme scheme : Set.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : List.of(375, 1440)) {
                Page page = chromium.window(width, scheme);
                for (Map.Entry<String, String> place : PAGES.entrySet()) {
                    page.navigate(place.getValue());
                    assertThat(page.locator(".loading")).hasCount(0);
                    String name = place.getKey() + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
                    page.screenshot(
                            new Page.ScreenshotOptions().setFullPage(true).setPath(shots.resolve(name + ".png")));
                    assertThat(serious(page)).as(name).isEmpty();
                    assertThat(widerThanTheWindow(page)).as(name).isFalse();
                }
                page.context().close();
            }
        }
    }

    private static List<String> serious(Page page) {
        return new AxeBuilder(page)
                        .setLegacyMode(true) // within the page, which has no frames of others
                        .analyze()
                        .getViolations()
                        .stream()
                        .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                        .map(DashboardIT::told)
                        .toList();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream().map(node -> node.getHtml()).limit(3).toList();
    }

    private static boolean widerThanTheWindow(Page page) {
        return (boolean) page.evaluate("document.documentElement.scrollWidth > innerWidth");
    }

    @Test
    void theFirstPageIsLight() {
        Page page = window();
        List<Response> loaded = new ArrayList<>();
        page.onResponse(loaded::add);
        page.navigate("/");
        assertThat(page.locator(".chart canvas")).isVisible();
        assertThat(page.locator(".loading")).hasCount(0);
        long bytes = loaded.stream()
                .mapToLong(response -> response.request().sizes().responseBodySize)
                .sum();
        assertThat(bytes).isBetween(10_000L, (long) LARGEST_FIRST_PAGE);
        assertThat(loaded).hasSizeLessThan(35);
    }

    private static Page window() {
        return chromium.window(1440, ColorScheme.LIGHT);
    }

    private static void ingest(String line) throws Exception {
        Path file = Files.writeString(temp.resolve("one.jsonl"), line + "\n");
        assertThat(monitor.run("ingest", file.toString()).exitCode()).isZero();
    }

    private static String[] counts(JsonNode profile, String... lists) {
        List<String> counts = new ArrayList<>();
        for (String list : lists) {
            profile.path(list).forEach(row -> counts.add(row.path("count").asText()));
        }
        return counts.toArray(String[]::new);
    }

    private static String[] reversed(String[] texts) {
        List<String> reversed = new ArrayList<>(List.of(texts));
        Collections.reverse(reversed);
        return reversed.toArray(String[]::new);
    }
}
