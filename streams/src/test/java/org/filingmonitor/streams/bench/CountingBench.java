package org.filingmonitor.streams.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.filingmonitor.streams.bench.CountingRun.Speed;
import org.filingmonitor.streams.bench.GeneratedFilings.Keys;
import org.filingmonitor.streams.bench.GeneratedFilings.Order;

/**
 * Prints how fast filings are counted, as a ratio to reading them and building their keys alone, and to the plain way that
 * repartitions each delta; how fast they pass through all of the topology; how soon the trends settle; and what a filing
 * takes on disk. The broker is a real one in the same JVM, so that all share the machine; the registry is in memory.
 * Figures, no test.
 */
public final class CountingBench {

    private static final long SMALL = 1_000_000;

    /** So many filings come in a second, for so long, once the backlog is done. */
    private static final int LIVE = 100;

    private static final int LIVE_SECONDS = 20;

    private final int load = Integer.getInteger("bench.filings", 200_000);
    private final Order order = Order.valueOf(System.getProperty("bench.order", Order.WEEKLY.name()));
    private final Keys keys;

    private CountingBench(Keys keys) {
        this.keys = keys;
    }

    /** Runs the bench. */
    public static void main(String[] args) throws Exception {
        for (Keys keys : Keys.values()) {
            String wanted = System.getProperty("bench.keys", keys.name());
            if (wanted.equals(keys.name())) {
                new CountingBench(keys).compare();
            }
        }
    }

    private void compare() throws Exception {
        double alone = speed(ComparedTopologies.KEYS_ALONE);
        double keysOfFiling = (double) ComparedTopologies.KEYS.getAndSet(0) / (load + load / 4);
        double counted = speed(ComparedTopologies.COUNTED);
        print("%s: %.1f keys a filing, %.0f keys/s", keys, keysOfFiling, counted * keysOfFiling);
        print("%s: counted : keys alone %.3f", keys, counted / alone);
        print("%s: counted : plain %.2f", keys, counted / speed(ComparedTopologies.PLAIN));
        print("%s: whole : keys alone %.3f", keys, speed(ComparedTopologies.WHOLE) / alone);
    }

    private static void print(String format, Object... figures) {
        System.out.printf(Locale.ROOT, format + "%n", figures);
    }

    private double speed(ComparedTopologies compared) throws Exception {
        try (CountingRun run = new CountingRun(compared, new GeneratedFilings(keys, order))) {
            Speed warm = run.count(load / 4);
            run.stop();
            Speed speed = run.count(load);
            print(
                    "%s: %s %.0f filings/s (warm-up %.0f), %.2f ms of processor a filing",
                    keys, compared.name().toLowerCase(Locale.ROOT), speed.filings(), warm.filings(), speed.processor());
            if (compared == ComparedTopologies.WHOLE) {
                print("trends settle after %.1f s", run.secondsToSettledTrends());
                run.trickle(LIVE * LIVE_SECONDS, LIVE);
                print("trends settle after %.1f s at %d filings/s", run.secondsToSettledTrends(), LIVE);
                sizes(run, load + load / 4 + LIVE * LIVE_SECONDS);
            }
            return speed.filings();
        }
    }

    private static void sizes(CountingRun run, int filings) throws IOException {
        run.kafka().bytesByTopic().forEach((topic, bytes) -> {
            if (bytes > SMALL) {
                print("  %-60s %6d bytes a filing", topic, bytes / filings);
            }
        });
        print("  stores %d bytes a filing", run.kafka().stateBytes() / filings);
        print("  resident memory of broker and topology: %d MB", residentBytes() >> 20);
    }

    /** As the kernel of Linux tells it. */
    private static long residentBytes() throws IOException {
        long kilobytes = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
        return kilobytes << 10;
    }
}
