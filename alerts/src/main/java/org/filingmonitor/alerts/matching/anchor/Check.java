package org.filingmonitor.alerts.matching.anchor;

import java.util.function.Consumer;

/** What a query asks of a filing, compiled. It never changes, and any number of threads may ask it. */
interface Check {

    /** Tells whether a filing passes. */
    boolean holds(FilingFeatures filing);

    /** Returns the rarest features of which every filing that passes has at least one. */
    default Anchor anchor(Frequencies frequencies) {
        return Anchor.NONE;
    }

    /** Hands on each feature as often as this check was given it. */
    default void forEachFeature(Consumer<Feature> consumer) {}

    /** Tells how long this check takes, compared with others that are required beside it. */
    default Effort effort() {
        return Effort.SMALL;
    }

    /** How long a check takes: the least is asked first. */
    enum Effort {
        LEAST,
        SMALL,
        GREAT,
        LUCENE
    }
}
