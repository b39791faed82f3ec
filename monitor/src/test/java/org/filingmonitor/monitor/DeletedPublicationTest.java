package org.filingmonitor.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.Publication;
import org.filingmonitor.producer.feed.exchange.EpoExchange;
import org.filingmonitor.producer.feed.xml.XmlFeedParser;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What DOCDB deletes leaves the counts, and returns when it is created again: in whatever order it is read. */
class DeletedPublicationTest {

    @TempDir
    private Path stateDir;

    private final Map<String, Integer> counts = new HashMap<>();
    private Filing filing;

    @ParameterizedTest
    @ValueSource(strings = {"C1 D2", "D2 C1", "C1 D2 C1 D2"})
    void isGone(String order) throws IOException {
        read(order);

        assertThat(filing.getDeleted()).isTrue();
        assertThat(filing.getPublications()).isEmpty();
        assertThat(filing.getTitle()).isEqualTo("Wheel of 1");
        assertThat(counts).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C1 D2 A3", "C1 A3 D2", "D2 C1 A3", "D2 A3 C1", "A3 C1 D2", "A3 D2 C1", "A3 D2 A3 C1 D2"})
    void isBack(String order) throws IOException {
        read(order);

        assertThat(filing.getDeleted()).isFalse();
        assertThat(filing.getPublications())
                .containsExactly(new Publication("EP2400812A1", "A1", LocalDate.parse("2011-12-28")));
        assertThat(filing.getTitle()).isEqualTo("Wheel of 3");
        assertThat(counts).isEqualTo(Map.of("2011-12", 1));
    }

    /** Reads documents, each with its status and the day of January on which it was exchanged. */
    private void read(String order) throws IOException {
        try (ReadThrough run = new ReadThrough(stateDir)) {
            for (String document : List.of(order.split(" "))) {
                run.read(
                        new XmlFeedParser(new EpoExchange()),
                        document(document.substring(0, 1), document.substring(1)));
            }
            assertThat(run.filings()).hasSize(1);
            filing = run.filings().values().iterator().next();
            counts.putAll(run.months());
        }
    }

    private static String document(String status, String day) {
        return "<exch:exchange-document country='EP' doc-number='2400812' kind='A1' date-publ='20111228'"
                + " status='" + status + "' date-of-last-exchange='2024010" + day + "'><exch:bibliographic-data>"
                + "<exch:application-reference data-format='docdb'><document-id><country>EP</country><doc-number>10167109"
                + "</doc-number><kind>A</kind><date>20100624</date></document-id></exch:application-reference>"
                + "<exch:invention-title lang='en'>Wheel of " + day + "</exch:invention-title>"
                + "</exch:bibliographic-data></exch:exchange-document>";
    }
}
