package org.filingmonitor.alerts.matching.anchor;

import java.util.function.Consumer;

/** Something that filings have and watchlists ask for; the plainest check. The index's lock guards what changes of it. */
abstract class Feature implements Check {

    private final int hash;
    private final float prior;
    private final int born;
    private int users;
    private int seen;
    private final Postings filed = new Postings();

    /**
     * Makes a feature that nobody asks for yet.
     *
     * @param hash what spreads features in a table
     * @param prior the share of filings that have such features, before any was seen
     * @param born how many filings had been counted before
     */
    Feature(int hash, double prior, int born) {
        this.hash = hash;
        this.prior = (float) prior;
        this.born = born;
    }

    /** Takes this feature out of where filings find it: nobody asks for it any more. */
    abstract void forget();

    /** Notes that a check asks for this feature. */
    void acquire() {
        users++;
    }

    /** Notes that one check less asks for it. */
    void release() {
        users--;
        if (users == 0) {
            forget();
        }
    }

    int hash() {
        return hash;
    }

    float prior() {
        return prior;
    }

    int born() {
        return born;
    }

    int users() {
        return users;
    }

    int seen() {
        return seen;
    }

    /** Counts a filing that has this feature. */
    void see() {
        seen++;
    }

    /** Returns the watchlists that are filed under this feature. */
    Postings filed() {
        return filed;
    }

    @Override
    public boolean holds(FilingFeatures filing) {
        return filing.has(this);
    }

    @Override
    public Anchor anchor(Frequencies frequencies) {
        return frequencies.anchor(this);
    }

    @Override
    public void forEachFeature(Consumer<Feature> consumer) {
        consumer.accept(this);
    }

    @Override
    public Effort effort() {
        return Effort.LEAST;
    }
}
