package org.filingmonitor.alerts.matching.anchor;

import java.util.List;

/** Passed by what passes each of some checks: its anchor is the rarest of theirs. */
final class AllOf extends Joined {

    private AllOf(List<Check> parts) {
        super(parts);
    }

    /** Joins checks; without any, every filing passes. */
    static Check of(List<Check> parts) {
        return parts.size() == 1 ? parts.get(0) : new AllOf(parts);
    }

    @Override
    public boolean holds(FilingFeatures filing) {
        for (Check part : parts()) {
            if (!part.holds(filing)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Anchor anchor(Frequencies frequencies) {
        Anchor best = Anchor.NONE;
        for (Check part : parts()) {
            best = best.orRarer(part.anchor(frequencies));
        }
        return best;
    }
}
