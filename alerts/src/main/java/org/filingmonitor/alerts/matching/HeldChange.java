package org.filingmonitor.alerts.matching;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.filingmonitor.alerts.matching.anchor.Anchored;
import org.filingmonitor.alerts.matching.anchor.AnchoredIndex;
import org.filingmonitor.alerts.matching.anchor.Look;
import org.filingmonitor.alerts.query.FilingDocument;
import org.filingmonitor.alerts.query.FilingTerms;
import org.filingmonitor.event.FilingChange;
import org.filingmonitor.event.WatchedFact;
import org.filingmonitor.event.Watchlist;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A change held against all watchlists, as they stood at one moment. */
final class HeldChange {

    private static final Logger LOG = LoggerFactory.getLogger(HeldChange.class);

    private final FilingChange change;
    private final Map<String, Judgement> judgements = new TreeMap<>();
    private final Map<String, String> failures = new LinkedHashMap<>();

    private HeldChange(FilingChange change) {
        this.change = change;
    }

    static HeldChange against(AnchoredIndex<Watchlist> watchlists, FilingChange change) {
        HeldChange held = new HeldChange(change);
        Set<WatchedFact> kinds = EnumSet.noneOf(WatchedFact.class);
        Fact.of(change).forEach(fact -> kinds.add(fact.kind()));
        if (!kinds.isEmpty() && Firing.isNews(change)) {
            held.against(watchlists, kinds);
        }
        return held;
    }

    private void against(AnchoredIndex<Watchlist> watchlists, Set<WatchedFact> kinds) {
        FilingTerms after = FilingTerms.of(FilingDocument.of(change.getAfter()));
        FilingTerms before = change.getBefore() == null ? null : after.ofOther(FilingDocument.of(change.getBefore()));
        Look<Watchlist> look = watchlists.look(after, before);
        Map<String, Anchored<Watchlist>> matching = new TreeMap<>();
        look.forEachCandidate(candidate -> {
            Watchlist watchlist = candidate.watchlist();
            if (!Collections.disjoint(watchlist.getFacts(), kinds) && matches(candidate, look)) {
                matching.put(watchlist.getId(), candidate);
            }
        });
        matching.forEach((id, match) -> judge(match, look, after.document()));
    }

    private boolean matches(Anchored<Watchlist> candidate, Look<Watchlist> look) {
        try {
            return candidate.matches(look.after());
        } catch (RuntimeException e) {
            fail(candidate, e);
            return false;
        }
    }

    private void judge(Anchored<Watchlist> match, Look<Watchlist> look, FilingDocument document) {
        Watchlist watchlist = match.watchlist();
        try {
            Firing firing = Firing.of(
                    watchlist,
                    change,
                    filing -> match.matches(filing.equals(change.getAfter()) ? look.after() : look.before()));
            judgements.put(watchlist.getId(), Judgement.of(watchlist, change, firing, document));
        } catch (RuntimeException e) {
            fail(match, e);
        }
    }

    /** A watchlist that fails never stops the others; the change is kept for it once they have had it. */
    private void fail(Anchored<Watchlist> watchlist, RuntimeException e) {
        String id = watchlist.watchlist().getId();
        LOG.error(
                "Watchlist {} could not be held against {}",
                id,
                change.getAfter().getId(),
                e);
        failures.put(id, e.toString());
    }

    /** Returns what the change means for each watchlist that it matches, in the order of their ids. */
    Collection<Judgement> judgements() {
        return judgements.values();
    }

    /** Returns why watchlists could not be held against the change, by their ids. */
    Map<String, String> failures() {
        return failures;
    }
}
