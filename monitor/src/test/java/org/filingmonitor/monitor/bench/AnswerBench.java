package org.filingmonitor.monitor.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Measures how soon people and programs are answered by a monitor that holds {@code bench.filings} (default 100,000)
 * simulated filings and reads on, at {@code bench.rate} (10) filings per second: each route at 100 requests per second in
 * all for {@code bench.seconds} (60), from when a request was due, after {@code bench.warm-up} (60) of the same, since a
 * process that has just begun has to compile its code first; and the first page in Chromium, complete with all its numbers.
 */
public final class AnswerBench {

    private static final int REQUESTS_PER_SECOND = 100;
    private static final int PAGES = 10;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OWNER = "owner:Alderbrook%20Photonics%20Ltd%20(SIMULATED)";
    private static final List<String> ROUTES = List.of(
            "profile",
            "profile?scope=" + OWNER,
            "counts?facet=ipc&level=subclass",
            "counts?facet=office&scope=" + OWNER,
            "trends?level=subclass&month=2025-06",
            "filings?q=photonics",
            "filings?q=ipc:H04L&page=2",
            "alerts",
            "watchlists",
            "feeds");

    private final int filings = Integer.getInteger("bench.filings", 100_000);
    private final int rate = Integer.getInteger("bench.rate", 10);
    private final int seconds = Integer.getInteger("bench.seconds", 60);
    private final int warmUp = Integer.getInteger("bench.warm-up", 60);
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Latencies> byRoute = Collections.synchronizedMap(new TreeMap<>());

    private volatile Latencies all = new Latencies();

    private AnswerBench() {}

    /** Prints the figures. */
    public static void main(String[] args) throws Exception {
        try (BenchMonitor monitor = new BenchMonitor()) {
            new AnswerBench().run(monitor);
        }
    }

    private void run(BenchMonitor monitor) throws Exception {
        monitor.start("--simulate=500");
        while (total(monitor) < filings) {
            monitor.pass(5);
        }
        monitor.stop();
        monitor.start("--simulate=" + rate);
        load(monitor.http(), warmUp);
        byRoute.clear();
        all = new Latencies();
        load(monitor.http(), seconds);
        print();
        page(monitor.http());
    }

    private long total(BenchMonitor monitor) throws Exception {
        HttpResponse<String> answer = http.send(request(monitor.http(), "profile"), BodyHandlers.ofString());
        JsonNode profile = JSON.readTree(answer.body());
        return profile.path("total").asLong();
    }

    private static HttpRequest request(String address, String route) {
        return HttpRequest.newBuilder(URI.create(address + "/api/v1/" + route)).build();
    }

    /** Sends each request when it is due, whether those before it are answered or not. */
    private void load(String address, int time) throws Exception {
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        long begin = System.nanoTime();
        for (int i = 0; i < time * REQUESTS_PER_SECOND; i++) {
            long due = begin + i * TimeUnit.SECONDS.toNanos(1) / REQUESTS_PER_SECOND;
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            String route = ROUTES.get(i % ROUTES.size());
            answers.add(http.sendAsync(request(address, route), BodyHandlers.ofString())
                    .thenAccept(answer -> note(route, answer, due)));
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get();
    }

    private void note(String route, HttpResponse<String> answer, long due) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(route + ": " + answer.body());
        }
        Duration took = Duration.ofNanos(System.nanoTime() - due);
        byRoute.computeIfAbsent(route, any -> new Latencies()).add(took);
        all.add(took);
    }

    private void print() {
        byRoute.forEach((route, took) -> System.out.println(route + ": " + took));
        System.out.println("all routes: " + all);
    }

    /** Opens the first page in a new window each time, with nothing kept from before. */
    private static void page(String address) {
        Latencies complete = new Latencies();
        try (Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
            Browser browser = playwright
                    .chromium()
                    .launch(new LaunchOptions()
                            .setExecutablePath(Path.of(System.getProperty("chromium", "/usr/bin/chromium")))
                            .setArgs(List.of("--no-sandbox")));
            for (int i = 0; i < PAGES; i++) {
                Page page = browser.newPage();
                page.navigate(address);
                page.waitForLoadState(LoadState.NETWORKIDLE);
                Object last = page.evaluate("Math.max(...performance.getEntries().map(one => one.responseEnd ?? 0))");
                complete.add(Duration.ofNanos(Math.round(((Number) last).doubleValue() * 1e6)));
                page.close();
            }
        }
        System.out.println("first page, until its last answer is there: " + complete);
    }
}
