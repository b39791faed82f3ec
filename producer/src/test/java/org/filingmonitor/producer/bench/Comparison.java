package org.filingmonitor.producer.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * How long some work takes, compared with what bounds it on the same machine. Runs alternate and medians are told, since
 * machines are shared.
 *
 * @param ratio time of the bound by time of the work: 1 is as fast as the bound
 * @param seconds time of the work
 */
public record Comparison(double ratio, double seconds) {

    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final int ROUNDS = 9;

    /** Work that is timed. */
    public interface Work {

        /** Returns how much was done, which must not be nothing. */
        long run() throws Exception;
    }

    /** Runs both, in turn. */
    public static Comparison of(Work work, Work bound) throws Exception {
        warmUp(work, bound);
        double[] ratios = new double[ROUNDS];
        double[] seconds = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            seconds[i] = seconds(work);
            ratios[i] = seconds(bound) / seconds[i];
        }
        return new Comparison(median(ratios), median(seconds));
    }

    /** By time: where others keep the processors busy, Java compiles late. */
    private static void warmUp(Work work, Work bound) throws Exception {
        long end = System.nanoTime() + WARM_UP.toNanos();
        do {
            work.run();
            bound.run();
        } while (System.nanoTime() < end);
    }

    /** Returns how long some work takes, in seconds. */
    public static double seconds(Work work) throws Exception {
        long begun = System.nanoTime();
        if (work.run() == 0) {
            throw new IllegalStateException("nothing was done");
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Prints a line. */
    public void print(String what, double target, String rate) {
        System.out.printf(Locale.ROOT, "%-31s %5.2f  (%.2f of the target; %s)%n", what, ratio, ratio / target, rate);
    }
}
