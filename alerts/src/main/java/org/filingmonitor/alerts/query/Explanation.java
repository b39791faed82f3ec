package org.filingmonitor.alerts.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.filingmonitor.event.Reason;

/**
 * Why a query finds a filing: each clause that does, and the words that it found. A clause that matches within a
 * conjunction that does not is no reason. Of many reasons the first {@value #MOST} are given.
 */
public final class Explanation {

    /** Most reasons given: an alert carries them, and Kafka takes no record of more than a megabyte. */
    static final int MOST = 100;

    private static final Reason EVERYTHING = new Reason("*:*", "", "", "");

    private final FilingQuery query;
    private final FilingDocument document;
    private final MemoryIndex index;

    private Explanation(FilingQuery query, FilingDocument document) {
        this.query = query;
        this.document = document;
        this.index = document.index();
    }

    /** Returns the first reasons for which a query finds a filing, in the order of its clauses; none if it does not. */
    public static List<Reason> of(FilingQuery query, FilingDocument document) {
        return new Explanation(query, document)
                .explain(query.lucene())
                .distinct()
                .limit(MOST)
                .toList();
    }

    private Stream<Reason> explain(Query part) {
        if (part instanceof BoostQuery boosted) {
            return explain(boosted.getQuery());
        }
        if (!FilingQuery.finds(part, index)) {
            return Stream.empty();
        }
        Clause clause = query.clause(part);
        if (clause != null) {
            return document.values(clause.field()).stream().flatMap(value -> reason(clause, part, value).stream());
        }
        if (part instanceof MatchAllDocsQuery) {
            return Stream.of(EVERYTHING);
        }
        return ((BooleanQuery) part)
                .clauses().stream()
                        .filter(joined -> !joined.isProhibited())
                        .map(BooleanClause::getQuery)
                        .flatMap(this::explain);
    }

    private static Optional<Reason> reason(Clause clause, Query part, String value) {
        Highlight highlight = new Highlight(value);
        try {
            MatchesIterator found = matches(clause, part, value);
            while (found != null && found.next()) {
                highlight.mark(found.startOffset(), found.endOffset());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory failed", e);
        }
        return highlight.isEmpty()
                ? Optional.empty()
                : Optional.of(new Reason(clause.text(), clause.field().label(), highlight.text(), highlight.html()));
    }

    private static MatchesIterator matches(Clause clause, Query part, String value) throws IOException {
        IndexSearcher searcher = FilingDocument.index(clause.field(), value).createSearcher();
        LeafReaderContext leaf = searcher.getIndexReader().leaves().get(0);
        Matches matches = searcher.createWeight(searcher.rewrite(part), ScoreMode.COMPLETE_NO_SCORES, 1)
                .matches(leaf, 0);
        return matches == null ? null : matches.getMatches(clause.field().label());
    }
}
