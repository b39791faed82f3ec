package org.filingmonitor.streams.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.filingmonitor.filing.IpcScheme;
import org.filingmonitor.filing.IpcSymbol;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SymbolsTest {

    private static final LocalDate TODAY = LocalDate.parse("2025-07-17");
    private static final Map<String, String> FEEDS =
            Map.of("G06F 21/62", "Security; Access control; longest", "G06F 17/60", "From a feed");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private Symbols symbols;

    @BeforeEach
    void readScheme() throws IOException {
        Files.writeString(
                directory.resolve("inventory.csv"),
                "G06F;19680901;-\nG06F0017600000;19900101;20051231\nG06F0021620000;20130101;-\n");
        Files.writeString(directory.resolve("titles.txt"), "G06F0021620000\tAccess\n");
        symbols = symbols(IpcScheme.read(List.of(directory)));
    }

    @Test
    void prefersTheOfficialTitleHoweverLongThatOfTheFeedsIs() {
        assertThat(symbols.title("G06F 21/62")).isEqualTo("Access");
        assertThat(symbols.title("G06F 17/60")).isEqualTo("From a feed");
        assertThat(symbols.title("H04L 9/32")).isNull();
    }

    @Test
    void marksWhatIsNotValidOnTheDay() {
        assertThat(symbols.scheme("G06F 21/62", TODAY)).isNull();
        assertThat(symbols.scheme("G06F 17/60", TODAY)).isEqualTo("RETIRED");
        assertThat(symbols.scheme("G06F 17/60", LocalDate.parse("2005-12-31"))).isNull();
        assertThat(symbols.scheme("G06F 99/99", TODAY)).isEqualTo("UNKNOWN");
    }

    @Test
    void marksEveryLevelAndNotWhatIsUnclassified() {
        assertThat(List.of("G", "G06", "G06F", IpcSymbol.UNCLASSIFIED))
                .allSatisfy(value ->
                        assertThat(symbols.scheme(value, TODAY)).as(value).isNull());
        assertThat(List.of("A", "G07", "G06N"))
                .allSatisfy(value ->
                        assertThat(symbols.scheme(value, TODAY)).as(value).isEqualTo("UNKNOWN"));
    }

    @Test
    void changesNothingWithoutAScheme() {
        Symbols none = symbols(IpcScheme.NONE);

        assertThat(none.title("G06F 21/62")).isEqualTo("Security; Access control; longest");
        assertThat(none.scheme("G06F 99/99", TODAY)).isNull();
    }

    @Test
    void writesTheMarkOnlyWhereThereIsOne() throws IOException {
        assertThat(JSON.writeValueAsString(new Profiles.Symbol("G06F 21/62", null, 7, null)))
                .isEqualTo("{\"value\":\"G06F 21/62\",\"title\":null,\"count\":7}");
        assertThat(JSON.writeValueAsString(new Profiles.Symbol("G06F 17/60", "T", 7, "RETIRED")))
                .isEqualTo("{\"value\":\"G06F 17/60\",\"title\":\"T\",\"count\":7,\"scheme\":\"RETIRED\"}");
        assertThat(JSON.writeValueAsString(new Counts.Row("US", 2, 1, 1, 1, 2, null, List.of())))
                .isEqualTo(
                        "{\"value\":\"US\",\"total\":2,\"last4Weeks\":1,\"monthToDate\":1,\"rolling3\":1,\"rolling12\":2,\"months\":[]}");
        assertThat(JSON.writeValueAsString(new Counts.Row("G07", 2, 1, 1, 1, 2, "UNKNOWN", List.of())))
                .isEqualTo(
                        "{\"value\":\"G07\",\"total\":2,\"last4Weeks\":1,\"monthToDate\":1,\"rolling3\":1,\"rolling12\":2,\"scheme\":\"UNKNOWN\",\"months\":[]}");
    }

    private static Symbols symbols(IpcScheme scheme) {
        return new Symbols(scheme, symbol -> Optional.ofNullable(FEEDS.get(symbol)));
    }
}
