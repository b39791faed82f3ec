package org.filingmonitor.streams.bench;

import java.util.Locale;
import org.filingmonitor.streams.bench.GeneratedFilings.Keys;

/**
 * Prints how fast filings are counted, as a ratio to reading them and building their keys alone, and to the plain way that
 * repartitions each delta; how soon the trends settle; and what a filing takes on disk. The broker is a real one in the
 * same JVM, so that all share the machine; the registry is in memory. Figures, no test.
 */
public final class CountingBench {

    private CountingBench() {}

    /** Runs the bench. */
    public static void main(String[] args) throws Exception {
        int load = Integer.getInteger("bench.filings", 200_000);
        int plain = Integer.getInteger("bench.plain", load / 4);
        for (Keys keys : Keys.values()) {
            String wanted = System.getProperty("bench.keys", keys.name());
            if (wanted.equals(keys.name())) {
                compare(keys, load, plain);
            }
        }
    }

    private static void compare(Keys keys, int load, int plainLoad) throws Exception {
        double alone = rate(ComparedTopologies.KEYS_ALONE, keys, load);
        double keysOfFiling = (double) ComparedTopologies.KEYS.getAndSet(0) / (load + load / 4);
        System.out.printf(
                Locale.ROOT, "%s: %.1f keys a filing; keys alone %.0f filings/s%n", keys, keysOfFiling, alone);
        double whole = rate(ComparedTopologies.WHOLE, keys, load);
        System.out.printf(
                Locale.ROOT,
                "%s: whole %.0f filings/s, %.0f keys/s, %.3f of keys alone%n",
                keys,
                whole,
                whole * keysOfFiling,
                whole / alone);
        if (plainLoad > 0) {
            double plain = rate(ComparedTopologies.PLAIN, keys, plainLoad);
            System.out.printf(
                    Locale.ROOT, "%s: plain %.0f filings/s; whole : plain %.2f%n", keys, plain, whole / plain);
        }
    }

    private static double rate(ComparedTopologies compared, Keys keys, int load) throws Exception {
        try (CountingRun run = new CountingRun(compared, keys)) {
            double warm = run.filingsPerSecond(load / 4);
            run.stop();
            double rate = run.filingsPerSecond(load);
            if (compared == ComparedTopologies.WHOLE) {
                System.out.printf(
                        Locale.ROOT,
                        "warm-up %.0f/s; trends settle after %.1f s%n",
                        warm,
                        run.secondsToSettledTrends());
                int filings = load + load / 4;
                run.kafka().bytesByTopic().forEach((topic, bytes) -> {
                    if (bytes > 1_000_000) {
                        System.out.printf(Locale.ROOT, "  %-60s %6d bytes a filing%n", topic, bytes / filings);
                    }
                });
                System.out.printf(
                        Locale.ROOT, "  stores %d bytes a filing%n", run.kafka().stateBytes() / filings);
            }
            return rate;
        }
    }
}
