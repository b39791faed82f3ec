package org.filingmonitor.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.filingmonitor.filing.IpcScheme.State;
import org.filingmonitor.filing.IpcScheme.Validity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IpcSchemeTest {

    private static final LocalDate TODAY = LocalDate.parse("2025-07-17");
    private static final String INVENTORY =
            """
            B01K;19680901;19791231
            B01L;19900101;-
            B01L0003000000;19900101;-
            B01L0003020000;20060101;20241231
            C02B;19680901;19791231
            C02C;19680901;19841231
            """;

    @TempDir
    private Path directory;

    @Test
    void tellsValidFromRetiredFromUnknown() throws IOException {
        IpcScheme scheme = scheme(INVENTORY);

        assertThat(scheme.validity(IpcSymbol.of("B01L 3/00"), TODAY))
                .isEqualTo(new Validity(State.VALID, LocalDate.parse("1990-01-01"), null));
        assertThat(scheme.validity(IpcSymbol.of("B01L 3/02"), TODAY))
                .isEqualTo(new Validity(State.RETIRED, LocalDate.parse("2006-01-01"), LocalDate.parse("2024-12-31")));
        assertThat(scheme.validity(IpcSymbol.of("B01L 3/04"), TODAY))
                .isEqualTo(new Validity(State.UNKNOWN, null, null));
    }

    @Test
    void retiresASymbolOnTheDayAfterItsLastAndNotBeforeItsFirst() throws IOException {
        IpcScheme scheme = scheme(INVENTORY);
        IpcSymbol symbol = IpcSymbol.of("B01L 3/02");

        assertThat(scheme.validity(symbol, LocalDate.parse("2024-12-31")).state())
                .isEqualTo(State.VALID);
        assertThat(scheme.validity(symbol, LocalDate.parse("2025-01-01")).state())
                .isEqualTo(State.RETIRED);
        assertThat(scheme.validity(symbol, LocalDate.parse("1995-01-01")).state())
                .as("old documents are classified anew")
                .isEqualTo(State.VALID);
    }

    @Test
    void holdsASectionOrClassForValidAsLongAsAnyOfItsSubclassesIs() throws IOException {
        IpcScheme scheme = scheme(INVENTORY);

        assertThat(scheme.validity(IpcSymbol.of("B"), TODAY))
                .isEqualTo(new Validity(State.VALID, LocalDate.parse("1968-09-01"), null));
        assertThat(scheme.validity(IpcSymbol.of("C02"), TODAY))
                .isEqualTo(new Validity(State.RETIRED, LocalDate.parse("1968-09-01"), LocalDate.parse("1984-12-31")));
        assertThat(scheme.validity(IpcSymbol.of("C03"), TODAY).state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void saysTheSameInWhateverOrderTheInventoryIs() throws IOException {
        List<IpcSymbol> symbols = INVENTORY
                .lines()
                .map(row -> IpcSymbol.of(row.substring(0, row.indexOf(';'))))
                .flatMap(symbol -> Stream.of(IpcSymbol.Level.values()).flatMap(level -> symbol.at(level).stream()))
                .toList();
        List<String> rows = new ArrayList<>(INVENTORY.lines().toList());
        IpcScheme scheme = scheme(INVENTORY);

        Collections.reverse(rows);
        IpcScheme reversed = scheme(String.join("\n", rows));

        assertThat(symbols).allSatisfy(symbol -> assertThat(reversed.validity(symbol, TODAY))
                .isEqualTo(scheme.validity(symbol, TODAY)));
    }

    @Test
    void takesTheLastRowOfASymbolForItsTitleSinceHeadingsStandBeforeIt() throws IOException {
        Files.writeString(
                directory.resolve("list.txt"),
                "B\tSECTION B\nB01L0003000000\tHeading\nB01L0003000000\tVessels; dishes\nB01L0003020000\t\n");
        IpcScheme scheme = scheme(INVENTORY);

        assertThat(scheme.title(IpcSymbol.of("B"))).contains("SECTION B");
        assertThat(scheme.title(IpcSymbol.of("B01L 3/00"))).contains("Vessels; dishes");
        assertThat(scheme.title(IpcSymbol.of("B01L 3/02"))).isEmpty();
        assertThat(scheme.title(IpcSymbol.of("B01L"))).isEmpty();
    }

    @Test
    void takesTheTitleOfTheNewestListInWhateverOrderListsAreGiven() throws IOException {
        Path older = Files.writeString(directory.resolve("list_20160101.txt"), "B01L\tolder\n");
        Path newer = Files.writeString(directory.resolve("list_20250101.txt"), "B01L\tnewer\n");
        Path inventory = Files.writeString(directory.resolve("inventory.csv"), INVENTORY);

        for (List<Path> given : List.of(
                List.of(newer, inventory, older), List.of(older, newer, inventory), List.of(directory, older))) {
            assertThat(IpcScheme.read(given).title(IpcSymbol.of("B01L"))).contains("newer");
        }
    }

    @Test
    void readsDirectoriesInADirectoryAndLeavesOutWhatIsHidden() throws IOException {
        Path lists = Files.createDirectories(directory.resolve("EN_titles/section"));
        Files.writeString(lists.resolve("list.txt"), "B01L\tunpacked\n");
        Path hidden = Files.createDirectory(directory.resolve(".git"));
        Files.writeString(hidden.resolve("config"), "something else");
        Files.writeString(directory.resolve(".hidden"), "something else");

        assertThat(scheme(INVENTORY).title(IpcSymbol.of("B01L"))).contains("unpacked");
    }

    @Test
    void readsFilesWithWindowsEndsOfLinesByteOrderMarksBlankLinesAndTheSameRowTwice() throws IOException {
        Files.writeString(directory.resolve("list.txt"), "\uFEFFB01L\tÉprouvettes µ 试管\r\n");
        IpcScheme scheme = scheme("\uFEFF\r\nB01L;19900101;-\r\n\r\nB01L;19900101;-");

        assertThat(scheme.validity(IpcSymbol.of("B01L"), TODAY).state()).isEqualTo(State.VALID);
        assertThat(scheme.title(IpcSymbol.of("B01L"))).contains("Éprouvettes µ 试管");
    }

    @Test
    void knowsNothingWithoutAScheme() {
        assertThat(IpcScheme.NONE.validity(IpcSymbol.of("B01L"), TODAY).state()).isEqualTo(State.VALID);
        assertThat(IpcScheme.NONE.title(IpcSymbol.of("B01L"))).isEmpty();
        assertThat(IpcScheme.NONE.bytes()).isZero();
    }

    @Property
    void tellsEverySymbolFromEveryOther(
            @ForAll(supplier = IpcSymbols.class) IpcSymbol one, @ForAll(supplier = IpcSymbols.class) IpcSymbol other) {
        assertThat(IpcScheme.code(one) == IpcScheme.code(other)).isEqualTo(one.equals(other));
        assertThat(IpcSymbol.of(one.padded())).isEqualTo(one);
        assertThat(IpcScheme.code(one)).isNotEqualTo(IpcScheme.code(IpcSymbol.of(one.above())));
    }

    @Test
    void findsASymbolHoweverManyZerosItEndsIn() throws IOException {
        IpcScheme scheme = scheme("A61K0031470000;19680901;-\n");

        assertThat(scheme.validity(IpcSymbol.of("A61K 31/470"), TODAY).state()).isEqualTo(State.VALID);
        assertThat(scheme.validity(IpcSymbol.of("A61K 31/4701"), TODAY).state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void needsAnInventory() throws IOException {
        Files.writeString(directory.resolve("list.txt"), "B01L\ttitle\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpcScheme.read(List.of(directory)))
                .withMessageContainingAll(
                        directory.toString(), "inventory of IPC symbols", "A01B0001020000;19680901;-");
    }

    private IpcScheme scheme(String inventory) throws IOException {
        Files.writeString(directory.resolve("inventory.csv"), inventory);
        return IpcScheme.read(List.of(directory));
    }
}
