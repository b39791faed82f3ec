package org.filingmonitor.alerts.matching.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.Presearcher;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.filingmonitor.alerts.query.FilingDocument;
import org.filingmonitor.alerts.query.FilingTerms;
import org.filingmonitor.alerts.query.IndexedFilings;
import org.filingmonitor.event.Filing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The index finds what Lucene's monitor finds, which does not look at scores. */
class LuceneMonitorTest {

    private static final int WATCHLISTS = 200;
    private static final int FILINGS = 15;

    static Stream<Presearcher> presearchers() {
        return Stream.of(new TermFilteredPresearcher(), new MultipassTermFilteredPresearcher(2));
    }

    @ParameterizedTest
    @MethodSource("presearchers")
    void findsWhatLucenesMonitorFinds(Presearcher presearcher) throws IOException {
        SmallWorld world = new SmallWorld(new Random(5));
        List<Query> queries = Stream.generate(world::query)
                .limit(WATCHLISTS)
                .<Query>map(query -> new ConstantScoreQuery(query.lucene()))
                .toList();
        AnchoredIndex<Integer> index = new AnchoredIndex<>();
        int found = 0;
        try (Monitor monitor = new Monitor(IndexedFilings.analyzer(), presearcher, new MonitorConfiguration())) {
            List<MonitorQuery> monitored = new ArrayList<>();
            for (int i = 0; i < WATCHLISTS; i++) {
                monitored.add(new MonitorQuery(String.valueOf(i), queries.get(i)));
                assertThat(index.put(i, queries.get(i), null)).isNotNull();
            }
            monitor.register(monitored);
            for (Filing filing : Stream.generate(world::filing).limit(FILINGS).toList()) {
                Set<Integer> matching = matching(index, filing);
                assertThat(matching).isEqualTo(matching(monitor, filing)).isEqualTo(matching(queries, filing));
                found += matching.size();
            }
        }
        assertThat(found).as("matches").isGreaterThan(WATCHLISTS);
    }

    private static Set<Integer> matching(AnchoredIndex<Integer> index, Filing filing) {
        Look<Integer> look = index.look(FilingTerms.of(FilingDocument.of(filing)), null);
        Set<Integer> matching = new TreeSet<>();
        look.forEachCandidate(candidate -> {
            if (candidate.matches(look.after())) {
                matching.add(candidate.watchlist());
            }
        });
        return matching;
    }

    private static Set<Integer> matching(Monitor monitor, Filing filing) throws IOException {
        return monitor.match(IndexedFilings.document(filing), QueryMatch.SIMPLE_MATCHER).getMatches().stream()
                .map(match -> Integer.valueOf(match.getQueryId()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Integer> matching(List<Query> queries, Filing filing) {
        MemoryIndex index = FilingDocument.of(filing).index();
        return IntStream.range(0, WATCHLISTS)
                .filter(i -> index.search(queries.get(i)) > 0)
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
