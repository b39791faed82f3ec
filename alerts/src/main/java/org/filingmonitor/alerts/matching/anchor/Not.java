package org.filingmonitor.alerts.matching.anchor;

import java.util.function.Consumer;

/** Passed by what does not pass a check. */
record Not(Check excluded) implements Check {

    @Override
    public boolean holds(FilingFeatures filing) {
        return !excluded.holds(filing);
    }

    @Override
    public void forEachFeature(Consumer<Feature> consumer) {
        excluded.forEachFeature(consumer);
    }

    @Override
    public Effort effort() {
        return excluded.effort();
    }
}
