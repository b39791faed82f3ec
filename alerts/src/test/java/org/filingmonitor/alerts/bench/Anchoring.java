package org.filingmonitor.alerts.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.filingmonitor.alerts.matching.anchor.Anchored;
import org.filingmonitor.alerts.matching.anchor.AnchoredIndex;
import org.filingmonitor.alerts.matching.anchor.Look;
import org.filingmonitor.alerts.query.FilingDocument;
import org.filingmonitor.alerts.query.FilingTerms;
import org.filingmonitor.alerts.query.QueryLanguage;
import org.filingmonitor.event.Filing;

/** The anchored index. */
final class Anchoring implements Contender {

    private final AnchoredIndex<Integer> index = new AnchoredIndex<>();
    private final List<Anchored<Integer>> watchlists = new ArrayList<>();

    @Override
    public void add(int first, List<String> queries) {
        for (int i = 0; i < queries.size(); i++) {
            watchlists.add(
                    index.put(first + i, QueryLanguage.parse(queries.get(i)).lucene(), null));
        }
    }

    @Override
    public int match(Filing filing) {
        Look<Integer> look = index.look(FilingTerms.of(FilingDocument.of(filing)), null);
        Set<Integer> matching = new HashSet<>();
        look.forEachCandidate(candidate -> {
            if (candidate.matches(look.after())) {
                matching.add(candidate.watchlist());
            }
        });
        return matching.size();
    }
}
