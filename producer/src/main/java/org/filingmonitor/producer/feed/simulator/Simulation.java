package org.filingmonitor.producer.feed.simulator;

/**
 * What is simulated.
 *
 * @param rate filings per second, on average and in the long run: more than 0, at most {@value #FASTEST}
 * @param seed which filings: 0 to {@value #LAST_SEED}; the same seed gives the same filings, another seed others
 */
public record Simulation(double rate, int seed) {

    /** Filings per second, at most. */
    public static final int FASTEST = 10_000;

    /** The seed that is used unless another is given. */
    public static final int DEFAULT_SEED = 1;

    /** The greatest seed: it is part of each application number, in six digits. */
    public static final int LAST_SEED = 999_999;

    /** Checks both; an IllegalArgumentException names what is wrong. */
    public Simulation {
        if (!(rate > 0 && rate <= FASTEST)) {
            throw new IllegalArgumentException(
                    "filings per second must be more than 0 and at most " + FASTEST + ", not " + rate);
        }
        if (seed < 0 || seed > LAST_SEED) {
            throw new IllegalArgumentException("the seed must lie between 0 and " + LAST_SEED + ", not " + seed);
        }
    }
}
