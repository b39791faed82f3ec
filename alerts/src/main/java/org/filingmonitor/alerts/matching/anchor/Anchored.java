package org.filingmonitor.alerts.matching.anchor;

import java.util.List;

/**
 * A watchlist in the index.
 *
 * @param <W> what a watchlist is to those who use the index
 */
public final class Anchored<W> {

    private final W watchlist;
    private final Check check;
    /** Under which features it stands; null while it stands among those that are held against every filing. */
    private Feature[] anchor;

    private int place;

    Anchored(W watchlist, Check check) {
        this.watchlist = watchlist;
        this.check = check;
    }

    /** Returns the watchlist. */
    public W watchlist() {
        return watchlist;
    }

    /** Tells whether a filing matches; one that was looked up together with this watchlist. */
    public boolean matches(FilingFeatures filing) {
        return check.holds(filing);
    }

    Check check() {
        return check;
    }

    List<Feature> anchor() {
        return anchor == null ? null : List.of(anchor);
    }

    void anchor(Anchor found) {
        anchor = found.isNone() ? null : found.features().toArray(Feature[]::new);
    }

    int place() {
        return place;
    }

    void place(int inOrder) {
        place = inOrder;
    }
}
