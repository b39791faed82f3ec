package org.filingmonitor.alerts.matching.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.lucene.index.memory.MemoryIndex;
import org.filingmonitor.alerts.query.FilingDocument;
import org.filingmonitor.alerts.query.FilingQuery;
import org.filingmonitor.alerts.query.FilingTerms;
import org.filingmonitor.event.Filing;
import org.junit.jupiter.api.Test;

/** Watchlists are added, replaced and removed while several threads match. */
class ChangingWatchlistsTest {

    private static final int WATCHLISTS = 40;
    private static final int QUERIES = 80;
    private static final int FILINGS = 30;
    private static final int WRITES = 20_000;
    private static final int READERS = 3;
    private static final int NONE = -1;

    /** A watchlist and which of the queries it asks. */
    private record Watched(int id, int query) {}

    private final Random random = new Random(11);
    private final SmallWorld world = new SmallWorld(random);
    private final List<FilingQuery> queries =
            Stream.generate(world::query).limit(QUERIES).toList();
    private final List<Filing> filings =
            Stream.generate(world::filing).limit(FILINGS).toList();
    /** Which query each watchlist asks, before the first write and after each. */
    private final List<int[]> states = states();

    private final boolean[][] matches = matches();
    private final AnchoredIndex<Watched> index = new AnchoredIndex<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();

    @Test
    void matchesTheWatchlistsOfOneMoment() throws Exception {
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        try {
            List<Future<Integer>> reading = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                int first = i;
                reading.add(readers.submit(() -> read(first)));
            }
            write();
            for (Future<Integer> reader : reading) {
                assertThat(reader.get(1, TimeUnit.MINUTES)).as("matches").isPositive();
            }
        } finally {
            readers.shutdownNow();
        }
    }

    private void write() {
        List<Anchored<Watched>> filed = new ArrayList<>();
        for (int i = 0; i < WATCHLISTS; i++) {
            filed.add(null);
        }
        for (int write = 1; write <= WRITES; write++) {
            begun.set(write);
            for (int id = 0; id < WATCHLISTS; id++) {
                int query = states.get(write)[id];
                if (query != states.get(write - 1)[id]) {
                    filed.set(id, write(new Watched(id, query), filed.get(id)));
                }
            }
            acknowledged.set(write);
        }
    }

    private Anchored<Watched> write(Watched watched, Anchored<Watched> old) {
        if (watched.query != NONE) {
            return index.put(watched, queries.get(watched.query).lucene(), old);
        }
        index.remove(old);
        return null;
    }

    private int read(int first) {
        List<FilingTerms> terms = filings.stream()
                .map(filing -> FilingTerms.of(FilingDocument.of(filing)))
                .toList();
        int found = 0;
        for (int i = first; acknowledged.get() < WRITES; i++) {
            int filing = i % FILINGS;
            int from = acknowledged.get();
            Map<Integer, Integer> matching = matching(terms.get(filing));
            int to = begun.get();
            found += matching.size();
            assertThat(states.subList(from, to + 1).stream().map(state -> expected(state, filing)))
                    .as("filing %d, writes %d to %d", filing, from, to)
                    .contains(matching);
        }
        return found;
    }

    private Map<Integer, Integer> matching(FilingTerms terms) {
        Look<Watched> look = index.look(terms, null);
        Map<Integer, Integer> matching = new TreeMap<>();
        look.forEachCandidate(candidate -> {
            if (candidate.matches(look.after())) {
                Watched watched = candidate.watchlist();
                Integer other = matching.put(watched.id, watched.query);
                assertThat(other).as("the same watchlist before and after").isIn(null, watched.query);
            }
        });
        return matching;
    }

    private Map<Integer, Integer> expected(int[] state, int filing) {
        Map<Integer, Integer> expected = new TreeMap<>();
        for (int id = 0; id < WATCHLISTS; id++) {
            if (state[id] != NONE && matches[filing][state[id]]) {
                expected.put(id, state[id]);
            }
        }
        return expected;
    }

    private List<int[]> states() {
        List<int[]> all = new ArrayList<>();
        int[] state = new int[WATCHLISTS];
        Arrays.fill(state, NONE);
        all.add(state);
        for (int write = 1; write <= WRITES; write++) {
            state = state.clone();
            int id = random.nextInt(WATCHLISTS);
            state[id] = state[id] != NONE && random.nextInt(3) == 0 ? NONE : random.nextInt(QUERIES);
            all.add(state);
        }
        return all;
    }

    private boolean[][] matches() {
        boolean[][] all = new boolean[FILINGS][QUERIES];
        for (int filing = 0; filing < FILINGS; filing++) {
            MemoryIndex one = FilingDocument.of(filings.get(filing)).index();
            for (int query = 0; query < QUERIES; query++) {
                all[filing][query] = queries.get(query).matches(one);
            }
        }
        return all;
    }
}
