package org.filingmonitor.producer.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.filingmonitor.filing.ApplicationNumber;
import org.filingmonitor.filing.IpcScheme;
import org.filingmonitor.producer.feed.ParsedDocument.Observed;
import org.filingmonitor.producer.feed.portfolio.OwnerPortfolioParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemeCheckTest {

    @TempDir
    private Path temp;

    private IpcScheme scheme;

    @BeforeEach
    void readScheme() throws IOException {
        Path inventory = Files.writeString(
                temp.resolve("inventory.csv"),
                """
                G06F0017600000;19900101;20051231
                G06F0021620000;20130101;-
                G06F0099000000;19680901;19791231
                """);
        scheme = IpcScheme.read(List.of(inventory));
    }

    @Test
    void saysNothingOfDocumentsWhoseSymbolsAreInTheScheme() throws IOException {
        Observed document = document("2025-07-03", "G06F 21/62");

        assertThat(checked(document)).isSameAs(document);
    }

    @Test
    void namesSymbolsThatNeverWereAndThoseThatWereDeletedInOneLineAndKeepsAll() throws IOException {
        Observed document = document("2025-07-03", "G06F 17/60", "G06F 21/62", "G06N 77/01");

        Observed checked = checked(document);

        assertThat(checked.warnings())
                .containsExactly("symbols that the IPC never had: G06N 77/01; symbols deleted from the IPC before "
                        + "2025-07-03: G06F 17/60 (valid to 2005-12-31)");
        assertThat(checked.observation()).isSameAs(document.observation());
        assertThat(checked.position()).isEqualTo(document.position());
    }

    @Test
    void asksWhetherASymbolWasValidWhenTheDocumentWasPublished() throws IOException {
        assertThat(checked(document("2005-12-31", "G06F 17/60")).warnings()).isEmpty();
        assertThat(checked(document("2006-01-01", "G06F 17/60")).warnings()).hasSize(1);
        assertThat(checked(document("2001-05-03", "G06F 21/62")).warnings())
                .as("classified anew")
                .isEmpty();
    }

    @Test
    void callsNoSymbolOfAnUndatedDocumentDeleted() throws IOException {
        Observed undated = document(null, "G06F 17/60", "G06N 77/01");

        assertThat(checked(undated).warnings())
                .containsExactly(undated.warnings().get(0), "symbols that the IPC never had: G06N 77/01");
    }

    @Test
    void namesAFewOfManySymbols() throws IOException {
        Observed document = document(
                "2025-07-03",
                "G01N 1/01",
                "G01N 1/02",
                "G01N 1/03",
                "G01N 1/04",
                "G01N 1/05",
                "G01N 1/06",
                "G01N 1/07");

        assertThat(checked(document).warnings())
                .containsExactly("symbols that the IPC never had: G01N 1/01, G01N 1/02, G01N 1/03, G01N 1/04, "
                        + "G01N 1/05 and 2 more");
    }

    @Test
    void letsThroughWhatIsNoFiling() throws IOException {
        ParsedDocument rejected = AFiling.rejected("damaged");
        DocumentReader reader = new SchemeCheck(DocumentReader.of(List.of(rejected)), scheme);

        assertThat(reader.next()).isSameAs(rejected);
        assertThat(reader.next()).isNull();
    }

    @Test
    void findsEverySymbolOfTheRealPageInTheRealScheme() throws IOException {
        Path feeds = Path.of(System.getProperty("feeds.dir", ""));
        Path inventory = feeds.resolve("data/ipc/20250101_inventory_of_IPC_ever_used_symbols.csv");
        assumeThat(inventory).as("set -Dfeeds.dir to the folder of real files").exists();
        byte[] page = Files.readAllBytes(feeds.resolve("seeds/owner-portfolio-en.txt"));

        assertThat(warnings(page, IpcScheme.read(List.of(inventory)))).isEqualTo(warnings(page, IpcScheme.NONE));
        assertThat(warnings(page, scheme)).anyMatch(warning -> warning.contains("never had: "));
    }

    private static List<String> warnings(byte[] page, IpcScheme scheme) throws IOException {
        Source source = new Source("ingest", "page.txt", false, Optional.empty(), Reading.TODAY);
        DocumentReader reader = new Formats(List.of(new OwnerPortfolioParser()), Unpacking.NONE, scheme)
                .read(Formats.AUTO, new ByteArrayInputStream(page), source);
        return Reading.of(reader).warnings();
    }

    private Observed checked(Observed document) throws IOException {
        return (Observed) new SchemeCheck(DocumentReader.of(List.of(document)), scheme).next();
    }

    private static Observed document(String published, String... symbols) {
        Source source = new Source("test", "file.txt", false, Optional.empty(), Reading.TODAY);
        FilingDraft draft = new FilingDraft(source, source.at("record 1"));
        draft.application(ApplicationNumber.of("US", "19017071"));
        if (published != null) {
            draft.firstPublished(LocalDate.parse(published));
        }
        for (String symbol : symbols) {
            draft.ipc(symbol, null);
        }
        return (Observed) draft.finish();
    }
}
