package org.filingmonitor.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.filingmonitor.event.FilingObservation;

/**
 * Goes through two thousand generated histories of a few filings that are created, amended, granted, reclassified, sold,
 * deleted, linked and told again; after each of them every row equals a recount.
 */
class ManyHistoriesTest {

    private static final int HISTORIES_OF_A_RUN = 50;

    @Property(tries = 40)
    void countsEqualARecountAfterEachHistory(@ForAll("histories") List<List<FilingObservation>> histories) {
        TopologyRun run = new TopologyRun();
        try {
            for (int number = 0; number < histories.size(); number++) {
                World world = new World(number);
                histories.get(number).stream().map(world::of).forEach(run::observe);
                assertThat(run.counts()).isEqualTo(Recount.of(run.filings().values()));
                if (number == histories.size() / 2) {
                    run = run.restarted();
                }
            }
            IpcTrendsTest.assertTrends(
                    run.trends(), TrendRecount.of(Recount.of(run.filings().values())));
        } finally {
            run.close();
        }
    }

    @Provide
    Arbitrary<List<List<FilingObservation>>> histories() {
        return Observations.ofSeveralFilings()
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .list()
                .ofSize(HISTORIES_OF_A_RUN);
    }
}
