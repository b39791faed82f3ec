package org.filingmonitor.alerts.matching.anchor;

import java.util.List;

/**
 * Features of which every filing that passes a check has at least one.
 *
 * @param share the share of filings that have one, at most: the sum of the features' shares
 * @param features the features; empty if no filing passes
 */
record Anchor(double share, List<Feature> features) {

    /** That of a check which filings may pass whatever they have. */
    static final Anchor NONE = new Anchor(Double.POSITIVE_INFINITY, List.of());

    /** Tells whether filings may pass the check whatever they have. */
    boolean isNone() {
        return Double.isInfinite(share);
    }

    /** Returns the rarer of two anchors. */
    Anchor orRarer(Anchor other) {
        return other.share < share ? other : this;
    }
}
