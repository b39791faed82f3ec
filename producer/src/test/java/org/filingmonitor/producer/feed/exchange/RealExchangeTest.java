package org.filingmonitor.producer.feed.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.ParsedDocument.Observed;
import org.filingmonitor.producer.feed.ParsedDocument.Rejected;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real answers and deliveries: every document is read as XPath reads it. */
class RealExchangeTest {

    /** The application of each publication, as its own office would number it. */
    private static final Map<String, String> APPLICATIONS = Map.ofEntries(
            Map.entry("EP2400812A1", "EP-10167109"),
            Map.entry("EP2400812B1", "EP-10167109"),
            Map.entry("EP2533477A1", "EP-11169280"),
            Map.entry("EP2533477B1", "EP-11169280"),
            Map.entry("CA2744162A1", "CA-2744162"),
            Map.entry("US20120057518A1", "US-13167395"),
            Map.entry("US9648662B2", "US-13167395"),
            Map.entry("AU2024270787A1", "AU-2024270787"),
            Map.entry("AU2024265697A1", "AU-2024265697"),
            Map.entry("DK3740998T3", "DK-19702186T"),
            Map.entry("AP1206A", "AP-2000001988"),
            Map.entry("DE1258188B", "DE-B0077613"),
            Map.entry("DE1258189B", "DE-B0080703"),
            Map.entry("DE1258190B", "DE-G0034437"),
            Map.entry("DE1258191B", "DE-T0021429"),
            Map.entry("DE1258192B", "DE-S0073067"),
            Map.entry("DE1258193B", "DE-A0044733"),
            Map.entry("DE1258194B", "DE-E0028041"),
            Map.entry("DE1258195B", "DE-G0037101"),
            Map.entry("DE1258196B", "DE-B0074388"),
            Map.entry("DE1258197B", "DE-S0100336"));

    @ParameterizedTest
    @ValueSource(strings = {"epo-ops-xml", "epo-docdb"})
    void readsEveryDocumentAsXPathDoes(String folder) {
        int compared = 0;
        for (Path file : files(folder)) {
            byte[] content = bytes(file);
            List<FilingObservation> filings = filings(content);
            List<XPathReading> expected = XPathReading.of(content);
            assertThat(filings).as("%s", file).hasSameSizeAs(expected);
            for (int i = 0; i < filings.size(); i++) {
                compare(filings.get(i), expected.get(i));
            }
            compared += filings.size();
        }
        assertThat(compared).isEqualTo(folder.equals("epo-docdb") ? 11 : 13);
    }

    private static void compare(FilingObservation filing, XPathReading expected) {
        assertThat(filing.getPublications()).containsExactly(expected.publication());
        String publication = expected.publication().getNumber();
        assertThat(filing.getDeletedPublications()).isEmpty();
        assertThat(filing.getFiled()).as(publication).isEqualTo(expected.filed());
        assertThat(filing.getId())
                .as(publication)
                .isEqualTo(expected.filed() == null ? "EP-PUB-2400812" : APPLICATIONS.get(publication));
        assertThat(filing.getFamily()).as(publication).isEqualTo(orNull(expected.attribute("family-id")));
        assertThat(filing.getRevision())
                .as(publication)
                .isEqualTo(expected.revised().atStartOfDay(ZoneOffset.UTC).toInstant());
        assertThat(filing.getTitle()).as(publication).isEqualTo(expected.title());
        assertThat(filing.getAbstract$()).as(publication).isEqualTo(expected.abstractText());
        assertThat(filing.getTranslations()).as(publication).isEqualTo(expected.translations());
        assertThat(filing.getOwners()).as(publication).isEqualTo(expected.owners());
        assertThat(filing.getInventors()).as(publication).isEqualTo(expected.inventors());
        assertThat(filing.getIpc()).as(publication).isEqualTo(expected.ipc());
        assertThat(filing.getCpc()).as(publication).isEqualTo(expected.cpc());
        assertThat(filing.getRelated()).as(publication).isEqualTo(expected.priorities());
    }

    @ParameterizedTest
    @ValueSource(strings = {"epo-ops-xml", "epo-docdb"})
    void readsEveryDocumentWithoutAWarning(String folder) {
        for (Path file : files(folder)) {
            assertThat(Exchange.documents(bytes(file), Optional.empty()))
                    .filteredOn(Observed.class::isInstance)
                    .allSatisfy(each -> assertThat(((Observed) each).warnings())
                            .as("%s", file)
                            .isEmpty());
        }
    }

    @Test
    void recognisesEveryFile() {
        for (String folder : List.of("epo-ops-xml", "epo-docdb")) {
            for (Path file : files(folder)) {
                assertThat(Exchange.PARSER.recognises(bytes(file)))
                        .as("%s", file)
                        .isTrue();
            }
        }
    }

    @Test
    void readsTheDocumentsBeforeTheCutWhereverAFileIsCut() {
        byte[] whole = bytes(Path.of(folder("epo-docdb").toString(), "DE-backfile.xml"));
        List<FilingObservation> all = filings(whole);
        for (int cut = 1; cut < whole.length; cut += 499) {
            List<ParsedDocument> documents = Exchange.documents(Arrays.copyOf(whole, cut), Optional.empty());
            List<FilingObservation> before = documents.stream()
                    .filter(Observed.class::isInstance)
                    .map(each -> ((Observed) each).observation())
                    .toList();
            assertThat(before).as("cut at %d", cut).isEqualTo(all.subList(0, before.size()));
            assertThat(documents).as("cut at %d", cut).hasSize(before.size() + 1);
        }
    }

    private static List<FilingObservation> filings(byte[] content) {
        List<FilingObservation> filings = new ArrayList<>();
        for (ParsedDocument document : Exchange.documents(content, Optional.empty())) {
            if (document instanceof Observed observed) {
                filings.add(observed.observation());
            } else {
                // An answer that names documents and holds none.
                assertThat(document).isInstanceOfSatisfying(Rejected.class, rejected -> assertThat(rejected.reason())
                        .contains("ask with the constituent biblio"));
            }
        }
        return filings;
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static Path folder(String name) {
        String feeds = System.getProperty("feeds.dir", "");
        Assumptions.assumeFalse(feeds.isEmpty(), "no real feeds: give -Dfeeds.dir=DIR");
        return Path.of(feeds, "data", name);
    }

    private static List<Path> files(String folder) {
        try (Stream<Path> files = Files.list(folder(folder))) {
            return files.sorted().toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
