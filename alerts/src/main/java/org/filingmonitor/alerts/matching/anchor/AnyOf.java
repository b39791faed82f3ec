package org.filingmonitor.alerts.matching.anchor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Passed by what passes one of some checks: its anchor is that of each of them. */
final class AnyOf extends Joined {

    private AnyOf(List<Check> parts) {
        super(parts);
    }

    /** Joins checks; without any, no filing passes. */
    static Check of(List<Check> parts) {
        return parts.size() == 1 ? parts.get(0) : new AnyOf(parts);
    }

    @Override
    public boolean holds(FilingFeatures filing) {
        for (Check part : parts()) {
            if (part.holds(filing)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Anchor anchor(Frequencies frequencies) {
        Set<Feature> all = new LinkedHashSet<>();
        double share = 0;
        for (Check part : parts()) {
            Anchor anchor = part.anchor(frequencies);
            if (anchor.isNone()) {
                return Anchor.NONE;
            }
            all.addAll(anchor.features());
            share += anchor.share();
        }
        return new Anchor(share, List.copyOf(all));
    }
}
