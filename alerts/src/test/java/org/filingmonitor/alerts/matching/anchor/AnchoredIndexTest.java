package org.filingmonitor.alerts.matching.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.WildcardQuery;
import org.filingmonitor.alerts.query.FilingDocument;
import org.filingmonitor.alerts.query.FilingQuery;
import org.filingmonitor.alerts.query.FilingTerms;
import org.filingmonitor.event.Filing;

/** The index finds what Lucene finds that holds every query against every filing. */
class AnchoredIndexTest {

    private static final int WATCHLISTS = 30;

    @Provide
    Arbitrary<Random> worlds() {
        return Arbitraries.longs().map(Random::new);
    }

    @Property(tries = 300)
    void fitsPatternsAsLuceneDoes(@ForAll("worlds") Random random) {
        String pattern = letters(random, "ab*?\\\uD83D\uDE00", 6);
        String term = letters(random, "aab?\\\uD83D\uDE00", 5);
        WildcardQuery query = new WildcardQuery(new Term("f", pattern));

        assertThat(new TermPattern(query).test(term))
                .as(pattern + " " + term)
                .isEqualTo(oneTerm(term).search(query) > 0);
    }

    @Property(tries = 300)
    void findsWordsAsLikeAsLuceneDoes(@ForAll("worlds") Random random) {
        String wanted = letters(random, "abc\uD83D\uDE00", 7);
        String term = letters(random, "abc\uD83D\uDE00", 7);
        FuzzyQuery query = new FuzzyQuery(new Term("f", wanted), random.nextInt(3), random.nextInt(2));

        assertThat(new LikeTerm(query).test(term))
                .as(query + " " + term)
                .isEqualTo(oneTerm(term).search(new ConstantScoreQuery(query)) > 0);
    }

    private static String letters(Random random, String choice, int most) {
        int[] letters = choice.codePoints().toArray();
        return random.ints(1 + random.nextInt(most), 0, letters.length)
                .mapToObj(i -> Character.toString(letters[i]))
                .collect(Collectors.joining());
    }

    private static MemoryIndex oneTerm(String term) {
        MemoryIndex index = new MemoryIndex();
        index.addField("f", term, new KeywordAnalyzer());
        return index;
    }

    @Property(tries = 20)
    void findsWhatLuceneFinds(@ForAll("worlds") Random random) {
        SmallWorld world = new SmallWorld(random);
        AnchoredIndex<String> index = new AnchoredIndex<>();
        Map<String, FilingQuery> queries = new TreeMap<>();
        Map<String, Anchored<String>> filed = new HashMap<>();
        Filing before = null;
        for (int i = 0; i < 3 * WATCHLISTS; i++) {
            String id = "w" + random.nextInt(WATCHLISTS);
            if (filed.containsKey(id) && random.nextInt(3) == 0) {
                index.remove(filed.remove(id));
                queries.remove(id);
            } else {
                queries.put(id, world.query());
                filed.put(id, index.put(id, queries.get(id).lucene(), filed.get(id)));
            }
            if (i % 3 == 0) {
                Filing after = random.nextInt(4) == 0 && before != null ? before : world.filing();
                agree(index, queries, after, before);
                before = after;
            }
        }
    }

    private static void agree(
            AnchoredIndex<String> index, Map<String, FilingQuery> queries, Filing after, Filing before) {
        FilingTerms terms = FilingTerms.of(FilingDocument.of(after));
        FilingTerms termsBefore = before == null ? null : terms.ofOther(FilingDocument.of(before));
        Look<String> look = index.look(terms, termsBefore);
        Set<String> matching = new TreeSet<>();
        Set<String> matchingBefore = before == null ? Set.of() : byLucene(queries, before);
        look.forEachCandidate(candidate -> {
            if (candidate.matches(look.after())) {
                matching.add(candidate.watchlist());
            }
            if (before != null) {
                assertThat(candidate.matches(look.before()))
                        .as(candidate.watchlist())
                        .isEqualTo(matchingBefore.contains(candidate.watchlist()));
            }
        });

        Set<String> found = byLucene(queries, after);
        assertThat(matching)
                .as(() -> differing(queries, matching, found) + " of " + after)
                .isEqualTo(found);
    }

    private static List<String> differing(Map<String, FilingQuery> queries, Set<String> ours, Set<String> lucenes) {
        return queries.entrySet().stream()
                .filter(query -> ours.contains(query.getKey()) != lucenes.contains(query.getKey()))
                .map(query -> query.getValue().lucene().toString())
                .toList();
    }

    private static Set<String> byLucene(Map<String, FilingQuery> queries, Filing filing) {
        MemoryIndex index = FilingDocument.of(filing).index();
        return queries.entrySet().stream()
                .filter(watchlist -> watchlist.getValue().matches(index))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
