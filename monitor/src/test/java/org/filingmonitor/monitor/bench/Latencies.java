package org.filingmonitor.monitor.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How long things took; as text, the median, the 99th percentile and the longest. */
final class Latencies {

    private final List<Long> micros = Collections.synchronizedList(new ArrayList<>());

    void add(Duration took) {
        micros.add(took.toNanos() / 1_000);
    }

    int count() {
        return micros.size();
    }

    @Override
    public String toString() {
        List<Long> sorted = new ArrayList<>(micros);
        Collections.sort(sorted);
        return String.format(
                Locale.ROOT,
                "%,d, p50 %.1f ms, p99 %.1f ms, longest %.1f ms",
                sorted.size(),
                sorted.get(sorted.size() / 2) / 1e3,
                sorted.get(sorted.size() * 99 / 100) / 1e3,
                sorted.get(sorted.size() - 1) / 1e3);
    }
}
