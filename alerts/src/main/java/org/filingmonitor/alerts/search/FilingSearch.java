package org.filingmonitor.alerts.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.filingmonitor.event.Filing;

/** Asks the index of filings. Deleted filings are found by nothing, except where it says so. */
public final class FilingSearch {

    static {
        // What compares two queries joins them, each of which may be as long as one alone may be.
        IndexSearcher.setMaxClauseCount(2 * IndexSearcher.getMaxClauseCount());
    }

    /** How many filings an export sorts at once. */
    private static final int STRETCH = 20_000;

    private static final Query DELETED = new TermQuery(IndexedFiling.IS_DELETED);

    private final Supplier<FilingIndex> index;
    private final int stretch;
    private final SegmentTotals totals = new SegmentTotals();

    /** Asks an index, which may be another one at each question. */
    public FilingSearch(Supplier<FilingIndex> index) {
        this(index, STRETCH);
    }

    FilingSearch(Supplier<FilingIndex> index, int stretch) {
        this.index = index;
        this.stretch = stretch;
    }

    /**
     * What was found.
     *
     * @param counts of all that was found
     * @param filings a stretch of it
     */
    public record Found(FacetCounts counts, List<Filing> filings) {}

    /**
     * Makes sure that there is an index.
     *
     * @throws IndexUnavailableException if there is none
     */
    void requireIndex() {
        FilingIndex unused = index.get();
    }

    /** Returns the query that finds every filing. */
    static Query everything() {
        return new MatchAllDocsQuery();
    }

    /** Counts what a query finds, and returns the latest published of it. */
    public Found newest(Query query, Set<Facet> facets, int size) {
        return find(query, facets, SearchOrder.PUBLISHED.sort(true), 0, size);
    }

    /** Counts what a query finds, and returns some of it in an order, after those that are skipped. */
    Found find(Query query, Set<Facet> facets, Sort order, int skipped, int size) {
        return index.get().read(searcher -> {
            Object[] found = searcher.search(
                    living(query, searcher),
                    new MultiCollectorManager(
                            FacetCounts.by(facets, totals),
                            new TopFieldCollectorManager(order, skipped + size, Integer.MAX_VALUE)));
            List<ScoreDoc> first = List.of(((TopDocs) found[1]).scoreDocs);
            return new Found(
                    (FacetCounts) found[0],
                    filings(searcher, first.subList(Math.min(skipped, first.size()), first.size())));
        });
    }

    /** Returns a filing by its id; empty if it is not known, or deleted. */
    Optional<Filing> filing(String id) {
        return index.get().read(searcher -> {
            Query one = living(new TermQuery(IndexedFiling.key(id)), searcher);
            return filings(searcher, List.of(searcher.search(one, 1).scoreDocs)).stream()
                    .findFirst();
        });
    }

    /** Hands on all filings that a query finds, in the order of their ids, as they are when it begins. */
    void forEach(Query query, Taker taker) {
        index.get().read(searcher -> handOn(searcher, living(query, searcher), taker));
    }

    /** Hands on all filings, deleted ones too. */
    void forEach(Taker taker) {
        index.get().read(searcher -> handOn(searcher, everything(), taker));
    }

    private Void handOn(IndexSearcher searcher, Query query, Taker taker) throws IOException {
        ScoreDoc last = null;
        TopDocs next;
        do {
            next = searcher.searchAfter(last, query, stretch, SearchOrder.byId());
            StoredFields stored = searcher.storedFields();
            for (ScoreDoc document : next.scoreDocs) {
                taker.take(IndexedFiling.filing(stored, document.doc));
                last = document;
            }
        } while (next.scoreDocs.length == stretch);
        return null;
    }

    /** Takes one filing after another. */
    interface Taker {
        void take(Filing filing) throws IOException;
    }

    /** Most often nothing is deleted, and to look for it at each filing costs as much as counting them. */
    private static Query living(Query query, IndexSearcher searcher) throws IOException {
        return searcher.count(DELETED) == 0
                ? query
                : new BooleanQuery.Builder()
                        .add(query, Occur.MUST)
                        .add(DELETED, Occur.MUST_NOT)
                        .build();
    }

    private static List<Filing> filings(IndexSearcher searcher, List<ScoreDoc> documents) throws IOException {
        List<Filing> filings = new ArrayList<>();
        StoredFields stored = searcher.storedFields();
        for (ScoreDoc document : documents) {
            filings.add(IndexedFiling.filing(stored, document.doc));
        }
        return filings;
    }
}
