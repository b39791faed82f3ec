package org.filingmonitor.alerts.matching.anchor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.filingmonitor.alerts.query.FilingTerms;

/**
 * The watchlists, as they stood at one moment, that a change of a filing may match. One thread may use it.
 *
 * @param <W> what a watchlist is to those who use the index
 */
public final class Look<W> {

    private final List<Postings.Shown> shown = new ArrayList<>();
    private FilingFeatures after;
    private FilingFeatures before;

    Look() {}

    void read(Dictionary dictionary, Postings everywhere, FilingTerms now, FilingTerms then) {
        after = dictionary.features(now);
        before = then == null ? null : dictionary.features(then);
        show(everywhere);
        for (Feature feature : after.table()) {
            if (feature != null) {
                show(feature.filed());
            }
        }
    }

    private void show(Postings postings) {
        if (!postings.isEmpty()) {
            shown.add(postings.shown());
        }
    }

    /** Returns the filing after the change. */
    public FilingFeatures after() {
        return after;
    }

    /** Returns the filing before the change; null if there was none. */
    public FilingFeatures before() {
        return before;
    }

    /** Hands on every watchlist that the filing may match after the change, some of them more than once. */
    @SuppressWarnings("unchecked") // an index files what is its own
    public void forEachCandidate(Consumer<Anchored<W>> consumer) {
        for (Postings.Shown some : shown) {
            for (int i = 0; i < some.size(); i++) {
                consumer.accept((Anchored<W>) some.get(i));
            }
        }
    }
}
