package org.filingmonitor.alerts.search;

import com.sun.management.OperatingSystemMXBean;
import io.javalin.Javalin;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.filingmonitor.alerts.backtest.BacktestApi;
import org.filingmonitor.event.Filing;

/**
 * Measures the index on made-up filings: how fast it is built, how large it is, and how long searches and back-tests take
 * over loopback HTTP, highlights and facets included. {@code bench.filings} says how many (default 200,000), {@code
 * bench.index} a directory to keep the index in for the next run.
 */
public final class SearchBench {

    private static final int QUESTIONS = 400;
    private static final int WARM_UP = 100;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final GeneratedFilings filings = new GeneratedFilings(42);

    private SearchBench() {}

    /** Prints the figures. */
    public static void main(String[] args) throws Exception {
        int count = Integer.getInteger("bench.filings", 200_000);
        Optional<Path> kept =
                Optional.ofNullable(System.getProperty("bench.index")).map(Path::of);
        Path directory = kept.isPresent() ? kept.get() : Files.createTempDirectory("search-bench");
        try {
            new SearchBench().run(directory, count);
        } finally {
            if (kept.isEmpty()) {
                delete(directory);
            }
        }
    }

    private void run(Path directory, int count) throws Exception {
        try (FilingIndex index = index(directory, count)) {
            FilingSearch search = new FilingSearch(() -> index);
            Javalin server = Javalin.create(config -> {
                        config.startup.showJavalinBanner = false;
                        config.jetty.host = "127.0.0.1";
                        config.jetty.port = 0;
                        new FilingsApi(search).routes(config.routes);
                        new BacktestApi(search, id -> Optional.empty()).routes(config.routes);
                    })
                    .start();
            try {
                String address = "http://127.0.0.1:" + server.port() + "/api/v1/";
                measure("search, all filings", () -> page(address, "*:*"));
                measure("search", () -> page(address, query()));
                measure("back-test, all filings", () -> backtest(address, "*:*"));
                measure("back-test", () -> backtest(address, query()));
            } finally {
                server.stop();
            }
        }
    }

    private FilingIndex index(Path directory, int count) throws Exception {
        try {
            return FilingIndex.open(directory);
        } catch (UnfitIndexException none) {
            return build(directory, count);
        }
    }

    private FilingIndex build(Path directory, int count) throws IOException {
        FilingIndex index = FilingIndex.create(directory);
        long nanos = 0;
        long processor = processor();
        for (int i = 0; i < count; i++) {
            Filing filing = filings.next();
            long begin = System.nanoTime();
            index.put(filing.getId(), filing);
            nanos += System.nanoTime() - begin;
        }
        long begin = System.nanoTime();
        index.refresh();
        index.commit(new IndexPosition(new IndexPosition.Origin("bench", "bench"), Map.of()));
        double seconds = (nanos + System.nanoTime() - begin) / 1e9;
        say(
                "indexed %,d filings: %,.0f filings/s, %.0f us of processor and %,d bytes a filing",
                count, count / seconds, (processor() - processor) / 1e3 / count, size(directory) / count);
        return index;
    }

    private static long size(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    /** What people ask: a word or two, of any frequency; a symbol; an owner; all of it joined; a phrase; a prefix. */
    private String query() {
        String word = filings.word(filings.rank(filings.words()));
        String other = filings.word(filings.rank(filings.words()));
        String symbol = filings.symbol(filings.rank(filings.symbolCount()));
        return switch (filings.rank(200) % 9) {
            case 0 -> word;
            case 1 -> word + " OR " + other;
            case 2 -> word + " AND " + other;
            case 3 -> "ipc:" + symbol.substring(0, 4);
            case 4 -> "ipc:\"" + symbol + "\" AND (" + word + " OR " + other + ")";
            case 5 -> "owner:" + word;
            case 6 -> "title:\"" + word + " " + other + "\"";
            case 7 -> "ipc:" + symbol.substring(0, 3) + " AND published:[2024 TO 2025] AND NOT " + word;
            default -> word.substring(0, 3) + "*";
        };
    }

    private static void measure(String what, Question question) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            question.ask();
        }
        List<Long> nanos = new ArrayList<>();
        long processor = processor();
        for (int i = 0; i < QUESTIONS; i++) {
            long begin = System.nanoTime();
            question.ask();
            nanos.add(System.nanoTime() - begin);
        }
        nanos.sort(Comparator.naturalOrder());
        double each = (processor() - processor) / 1e6 / QUESTIONS;
        say(
                "%s: p50 %.1f ms, p99 %.1f ms, longest %.1f ms; processor %.1f ms each",
                what,
                nanos.get(QUESTIONS / 2) / 1e6,
                nanos.get(QUESTIONS * 99 / 100) / 1e6,
                nanos.get(QUESTIONS - 1) / 1e6,
                each);
    }

    /** Returns how long processors worked for this process, in ns: unlike the clock it knows nothing of other processes. */
    private static long processor() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private interface Question {
        void ask() throws Exception;
    }

    private static void page(String address, String query) throws Exception {
        send(HttpRequest.newBuilder(
                URI.create(address + "filings?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8))));
    }

    private static void backtest(String address, String query) throws Exception {
        String body = "{\"query\":\"" + query.replace("\"", "\\\"") + "\"}";
        send(HttpRequest.newBuilder(URI.create(address + "watchlists/backtest")).POST(BodyPublishers.ofString(body)));
    }

    private static void send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
