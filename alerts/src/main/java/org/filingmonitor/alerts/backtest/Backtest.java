package org.filingmonitor.alerts.backtest;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermRangeQuery;
import org.filingmonitor.alerts.alert.AlertJson;
import org.filingmonitor.alerts.query.Explanation;
import org.filingmonitor.alerts.query.FilingDocument;
import org.filingmonitor.alerts.query.FilingField;
import org.filingmonitor.alerts.query.FilingQuery;
import org.filingmonitor.alerts.search.Facet;
import org.filingmonitor.alerts.search.FilingSearch;
import org.filingmonitor.event.Filing;
import org.filingmonitor.filing.FilingJson;

/**
 * Runs a query over all filings as they are now, with the meaning that it has in a watchlist: whatever it finds, a
 * watchlist would have alerted of when the filing came to be so. A filing that matched once and does not now is not found.
 */
final class Backtest {

    private static final int SAMPLE = 20;
    private static final int COMPARED = 5;

    private final FilingSearch search;

    Backtest(FilingSearch search) {
        this.search = search;
    }

    /**
     * A span of dates of first publication, both ends included; undated filings are in the one without ends alone.
     *
     * @param from first day, or empty
     * @param to last day, or empty
     */
    record Span(Optional<LocalDate> from, Optional<LocalDate> to) {

        private Query limit(Query query) {
            if (from.isEmpty() && to.isEmpty()) {
                return query;
            }
            Query within = TermRangeQuery.newStringRange(
                    FilingField.PUBLISHED.label(),
                    from.map(LocalDate::toString).orElse(null),
                    to.map(LocalDate::toString).orElse(null),
                    true,
                    true);
            return joined(query, within, Occur.FILTER);
        }
    }

    /** Returns what a query finds. */
    Result of(FilingQuery query, Span span) {
        FilingSearch.Found found = search.newest(span.limit(query.lucene()), EnumSet.of(Facet.MONTH), SAMPLE);
        Map<String, Long> months = found.counts().by(Facet.MONTH);
        long dated = months.values().stream().mapToLong(Long::longValue).sum();
        return new Result(
                found.counts().total(),
                found.counts().total() - dated,
                months.entrySet().stream()
                        .map(month -> new MonthCount(month.getKey(), month.getValue()))
                        .toList(),
                sample(query, found.filings()),
                null,
                null);
    }

    /** Returns what a query finds, and how that differs from what another one finds. */
    Result of(FilingQuery query, Span span, FilingQuery saved) {
        Result result = of(query, span);
        return new Result(
                result.total(),
                result.undated(),
                result.perMonth(),
                result.sample(),
                difference(query, saved, span),
                difference(saved, query, span));
    }

    private Difference difference(FilingQuery finds, FilingQuery not, Span span) {
        Query only = joined(span.limit(finds.lucene()), not.lucene(), Occur.MUST_NOT);
        FilingSearch.Found found = search.newest(only, EnumSet.noneOf(Facet.class), COMPARED);
        return new Difference(found.counts().total(), sample(finds, found.filings()));
    }

    private static Query joined(Query query, Query other, Occur how) {
        return new BooleanQuery.Builder().add(query, Occur.MUST).add(other, how).build();
    }

    private static List<Sampled> sample(FilingQuery query, List<Filing> filings) {
        return filings.stream()
                .map(filing -> new Sampled(
                        FilingJson.of(filing), AlertJson.reasons(Explanation.of(query, FilingDocument.of(filing)))))
                .toList();
    }
}
