package org.filingmonitor.alerts.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.filingmonitor.event.Filing;

/**
 * Prints how many filings a second one thread matches with generated watchlists, reading the filing's text included, and what
 * the watchlists take: the anchored index, and Lucene's monitor beside it. All times but those of building are
 * the thread's own, whatever else the machine does meanwhile. Figures, no test.
 */
public final class MatchingBench {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int BATCH = 5_000;
    private static final int ADDED = 1_000;
    private static final int COMPARED = 50;

    private final int count;
    private final long nanos;
    private final List<String> queries;
    private final List<Filing> filings;

    private MatchingBench(int count, Duration time) {
        GeneratedQueries generated = new GeneratedQueries(7);
        GeneratedFilings filed = new GeneratedFilings(8);
        this.count = count;
        this.nanos = time.toNanos();
        this.queries = Stream.generate(generated::next).limit(count + ADDED).toList();
        this.filings = Stream.generate(filed::next).limit(10_000).toList();
    }

    /** Runs the bench. */
    public static void main(String[] args) throws Exception {
        Duration time = Duration.ofSeconds(Integer.getInteger("bench.seconds", 10));
        int most = Integer.getInteger("bench.watchlists", 100_000);
        for (int count = most / 100; count <= most; count *= 10) {
            new MatchingBench(count, time).compare();
        }
    }

    private void compare() throws Exception {
        Map<String, Callable<Contender>> contenders = new LinkedHashMap<>();
        contenders.put("anchored index", Anchoring::new);
        contenders.put("lucene, term filtered", () -> new LuceneMonitor(new TermFilteredPresearcher()));
        contenders.put("lucene, multipass", () -> new LuceneMonitor(new MultipassTermFilteredPresearcher(2)));
        List<Double> rates = new ArrayList<>();
        for (var contender : contenders.entrySet()) {
            if (contender.getKey().contains(System.getProperty("bench.only", ""))) {
                rates.add(run(contender.getKey(), contender.getValue()));
            }
        }
        double best = rates.stream().skip(1).mapToDouble(rate -> rate).max().orElse(Double.NaN);
        System.out.printf(Locale.ROOT, "%d watchlists: %.1f times the best of lucene%n", count, rates.get(0) / best);
    }

    private double run(String name, Callable<Contender> made) throws Exception {
        long before = heap();
        long start = System.nanoTime();
        try (Contender contender = made.call()) {
            for (int first = 0; first < count; first += BATCH) {
                contender.add(first, queries.subList(first, Math.min(first + BATCH, count)));
            }
            double built = (System.nanoTime() - start) / 1e9;
            long bytes = (heap() - before) / count;
            int matches = 0;
            for (Filing filing : filings.subList(0, COMPARED)) {
                matches += contender.match(filing);
            }
            time(contender);
            long[] times = time(contender);
            double rate = times.length / (Arrays.stream(times).sum() / 1e9);
            System.out.printf(
                    Locale.ROOT,
                    "%d %-22s %8.0f filings/s, p99 %8.2f ms; built in %.1f s, %d bytes a watchlist; %d matches in %d filings%n",
                    count,
                    name,
                    rate,
                    percentile(times, 99),
                    built,
                    bytes,
                    matches,
                    COMPARED);
            add(name, contender);
            return rate;
        }
    }

    private void add(String name, Contender contender) throws Exception {
        long[] times = new long[ADDED];
        for (int i = 0; i < ADDED; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            contender.add(count + i, queries.subList(count + i, count + i + 1));
            times[i] = THREADS.getCurrentThreadCpuTime() - start;
        }
        System.out.printf(
                Locale.ROOT,
                "%d %-22s one added in %.3f ms, p99 %.3f ms, with reading its query%n",
                count,
                name,
                percentile(times, 50),
                percentile(times, 99));
    }

    /** Matches one filing after the other, over and over, for the time of a run, and returns the time of each. */
    private long[] time(Contender contender) throws Exception {
        List<Long> times = new ArrayList<>();
        long start = System.nanoTime();
        long now = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; System.nanoTime() - start < nanos; i++) {
            contender.match(filings.get(i % filings.size()));
            long then = now;
            now = THREADS.getCurrentThreadCpuTime();
            times.add(now - then);
        }
        return times.stream().mapToLong(nanos -> nanos).toArray();
    }

    private static double percentile(long[] times, int percent) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }

    private static long heap() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
