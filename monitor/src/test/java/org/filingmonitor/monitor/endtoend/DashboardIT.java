package org.filingmonitor.monitor.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
            "trends", "/trends?compare=G06F,H04L",
            "filings", "/filings?q=ipc:G06N",
            "watchlists", "/watchlists",
            "editor", "/watchlists?edit=sample-ai",
            "alerts", "/alerts",
            "feeds", "/feeds");
    private static final int LARGEST_FIRST_PAGE = 300_000;

    @TempDir
    private static Path temp;

    private static RunningMonitor monitor;
    private static Chromium chromium;

    @BeforeAll
    static void open() throws IOException {
        monitor = RunningMonitor.up(temp.resolve("data"));
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
    void whatAFilingSaysIsTextWhateverItIs() throws Exception {
        String markup =
                "<img src=x onerror=alert(1)> \\\"quotes\\\" & <b>bold</b> \uD83D\uDE80 \u05E9\u05DC\u05D5\u05DD qwxz ";
        ingest("{\"office\":\"US\",\"applicationNumber\":\"19999902\",\"title\":\"" + markup + "w".repeat(440)
                + "\",\"publications\":[{\"number\":\"US20250999902A1\",\"kind\":\"A1\",\"date\":\"2025-07-10\"}]}");
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
                .analyze().getViolations().stream()
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
