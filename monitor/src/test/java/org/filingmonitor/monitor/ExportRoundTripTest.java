package org.filingmonitor.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingObservation;

/** What is exported is, read by an empty monitor, the same table and the same counts. */
class ExportRoundTripTest {

    @Provide
    Arbitrary<List<FilingObservation>> history() {
        return AnyObservations.any().list().ofMaxSize(12);
    }

    @Property(tries = 60)
    void anEmptyMonitorReadsTheSameTableAndCounts(@ForAll("history") List<FilingObservation> history) {
        try (ExportedTopology from = new ExportedTopology();
                ExportedTopology into = new ExportedTopology()) {
            history.forEach(from::observe);

            List<FilingObservation> read = from.exportedAndRead();
            read.forEach(into::observe);

            assertThat(into.content()).isEqualTo(from.content());
            assertThat(into.counts()).isEqualTo(from.counts());
            assertThat(into.exportedAndRead()).isEqualTo(read);
        }
    }

    @Property(tries = 30)
    void theSameMonitorChangesNothingThatShows(@ForAll("history") List<FilingObservation> history) {
        try (ExportedTopology monitor = new ExportedTopology()) {
            history.forEach(monitor::observe);
            Map<String, Filing> content = monitor.content();
            Map<?, ?> counts = monitor.counts();
            int changes = monitor.changes();

            monitor.exportedAndRead().forEach(monitor::observe);

            assertThat(monitor.content()).isEqualTo(content);
            assertThat(monitor.counts()).isEqualTo(counts);
            assertThat(monitor.changes()).isEqualTo(changes);
        }
    }
}
