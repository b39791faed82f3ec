package org.filingmonitor.alerts.matching;

import java.util.List;
import java.util.Optional;
import org.filingmonitor.alerts.query.Explanation;
import org.filingmonitor.alerts.query.FilingQuery;
import org.filingmonitor.alerts.query.QueryError;
import org.filingmonitor.alerts.query.QueryLanguage;
import org.filingmonitor.event.Alert;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingChange;
import org.filingmonitor.event.Reason;
import org.filingmonitor.event.Watchlist;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A watchlist with its query read.
 *
 * @param watchlist the watchlist
 * @param query its query; empty if it is about trends, or if the query is none, as one may be that something else than
 *     this API wrote
 */
record ReadyWatchlist(Watchlist watchlist, Optional<FilingQuery> query) {

    private static final Logger LOG = LoggerFactory.getLogger(ReadyWatchlist.class);

    static ReadyWatchlist of(Watchlist watchlist) {
        if (watchlist.getTrend() != null) {
            return new ReadyWatchlist(watchlist, Optional.empty());
        }
        try {
            return new ReadyWatchlist(watchlist, Optional.of(QueryLanguage.parse(watchlist.getQuery())));
        } catch (QueryError e) {
            LOG.error("Watchlist {} alerts nobody until its query is mended: {}", watchlist.getId(), e.getMessage());
            return new ReadyWatchlist(watchlist, Optional.empty());
        }
    }

    /** Decides which alerts a change fires for this watchlist. */
    Judgement judge(FilingChange change, SearchedStates states) {
        return query.map(read -> judge(read, change, states)).orElse(Judgement.NONE);
    }

    private Judgement judge(FilingQuery read, FilingChange change, SearchedStates states) {
        Firing firing = Firing.of(watchlist, change, filing -> read.matches(states.index(filing)));
        if (firing.fired().isEmpty() && firing.known().isEmpty()) {
            return Judgement.NONE;
        }
        Filing filing = change.getAfter();
        List<Reason> reasons = Explanation.of(read, states.document(filing));
        return new Judgement(
                firing.fired().stream()
                        .map(fact -> new Alert(
                                id(filing, fact),
                                watchlist.getId(),
                                fact.name(),
                                change.getRecordedAt(),
                                filing,
                                reasons))
                        .toList(),
                firing.known().stream().map(fact -> id(filing, fact)).toList());
    }

    private String id(Filing filing, Fact fact) {
        return ContentId.of(watchlist.getId(), filing.getId(), fact.identity());
    }
}
