package org.filingmonitor.alerts.matching;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingChange;
import org.filingmonitor.event.Watchlist;

/**
 * The rule by which a change alerts a watchlist: of every fact that it wants, that holds after the change while the
 * filing matches, unless it held before while the filing matched. It looks at two states, never at what arrived, so that
 * in any order of the observations every fact of a filing whose final state matches is fired at some change.
 *
 * @param fired the facts to alert of
 * @param known the facts that the filing had under another id before this change, while it matched: alerts of them have
 *     gone out under that id, so that the same facts under the new id are no news
 */
record Firing(List<Fact> fired, List<Fact> known) {

    private static final Firing NONE = new Firing(List.of(), List.of());

    static Firing of(Watchlist watchlist, FilingChange change, Predicate<Filing> matches) {
        List<Fact> wanted = Fact.of(change).stream()
                .filter(fact -> watchlist.getFacts().contains(fact.kind()))
                .toList();
        if (wanted.isEmpty() || !matches.test(change.getAfter())) {
            return NONE;
        }
        Filing before = change.getBefore();
        Set<Fact> held = before != null && matches.test(before) ? Fact.of(before) : Set.of();
        return new Firing(
                listens(watchlist, change)
                        ? wanted.stream().filter(fact -> !held.contains(fact)).toList()
                        : List.of(),
                isRenamed(change) ? wanted.stream().filter(held::contains).toList() : List.of());
    }

    /** Tells whether a change can mean anything to a watchlist: history alerts nobody. */
    static boolean isNews(FilingChange change) {
        return !change.getHistory() || isRenamed(change);
    }

    private static boolean listens(Watchlist watchlist, FilingChange change) {
        return !watchlist.getPaused()
                && !change.getHistory()
                && !change.getRecordedAt().isBefore(watchlist.getSince());
    }

    private static boolean isRenamed(FilingChange change) {
        return change.getBefore() != null
                && !change.getBefore().getId().equals(change.getAfter().getId());
    }
}
