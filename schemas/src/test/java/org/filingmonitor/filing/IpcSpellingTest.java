package org.filingmonitor.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpcSpellingTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "G06F 21/62,G06F 21/62",
                "G06Q20/40,G06Q 20/40",
                "g06q 20/40,G06Q 20/40",
                "A45F  504,A45F 5/04",
                "B05D  512,B05D 5/12",
                "A43B 1314,A43B 13/14",
                "H01L 21302,H01L 21/302",
                "G05G  900,G05G 9/00",
                "C07D40114,C07D 401/14",
                "A61F002/06,A61F 2/06",
                "A61K   9/32        20060101ALI20030127BMRU,A61K 9/32",
                "A61K   9/32        20060101A I20051008RMDE,A61K 9/32",
                "A61K  31/4745      20060101AFI20051008RMEP,A61K 31/4745",
                "B28B   5/    00            A I,B28B 5/00",
                "B28B   5/   302            A I                    ,B28B 5/302",
                " 7A 61K   9/16   A,A61K 9/16",
                " 7C 07C  29/44   A,C07C 29/44",
                " 7C 07C  31/38   B,C07C 31/38",
                "B28B5/02,B28B 5/02",
                "A61K0031474500,A61K 31/4745",
                "A01B0001020000,A01B 1/02",
                "A01B0065000000,A01B 65/00",
                "G06F0003100000,G06F 3/10",
                "H01M  50/46,H01M 50/46",
                "G06F 21/62 (2013.01),G06F 21/62",
                "G06F 2212/1020,G06F 2212/1020",
                "\u00a0\uff27\uff10\uff16\uff26\u00a021/62,G06F 21/62",
                "G,G",
                "G06,G06",
                "G06F,G06F",
            })
    void readsEverySpelling(String text, String normal) {
        assertThat(IpcSymbol.of(text)).hasToString(normal);
        assertThat(IpcSymbol.ofCpc(text)).hasToString(normal);
    }

    @Test
    void readsTheSectionThatCpcAloneHas() {
        assertThat(IpcSymbol.ofCpc("Y02T  10/70")).hasToString("Y02T 10/70");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpcSymbol.ofCpc("X02T 10/70"))
                .withMessage("'X02T 10/70' is no CPC symbol such as Y02T 10/70");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0202",
                "02-02",
                "D14485",
                "D24 99",
                "455",
                "X06F 21/62",
                "Y02T 10/70",
                "Y02T",
                "G6F 21/62",
                "G06F 21",
                "G06F 21/",
                "G06F /62",
                "G06F 0/00",
                "G06F0000000000",
                "G06F 21/6",
                "G06F 21/6212345",
                "G06F 12345/00",
                "G06F 21/62 foo",
                "G06F 21/62 20060101ALI20030127BMRU and more",
                "G06F 21/62; G06F 21/64",
                "9G06F 21/62",
                "G06F21-62",
                "G06F 21 62",
                "UNCLASSIFIED",
                "Payment protocols"
            })
    void refusesWhatIsNoSymbol(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpcSymbol.of(text))
                .withMessage("'" + text.strip() + "' is no IPC symbol such as G06F 21/62");
    }

    @Test
    void joinsTheBrokenUpPartsOfWeeklyFiles() {
        assertThat(IpcSymbol.of("A", "61", "K", " 31", "55 ")).hasToString("A61K 31/55");
        assertThat(IpcSymbol.of("G", "06", "F", "21", "00")).hasToString("G06F 21/00");
        assertThatIllegalArgumentException().isThrownBy(() -> IpcSymbol.of("G", "06", "F", "", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> IpcSymbol.of("", "06", "F", "21", "62"));
    }

    @Property
    void readsEverySpellingOfASymbolAsTheSame(@ForAll(supplier = IpcSymbols.class) IpcSymbol symbol) {
        String columns = "%-4s%4d/%-6s".formatted(symbol.above(), symbol.group(), symbol.subgroup());
        String edition2005 = "%-4s%3d%s".formatted(symbol.above(), symbol.group(), symbol.subgroup());
        assertThat(Stream.of(
                                symbol.toString(),
                                symbol.toString().replace(" ", ""),
                                symbol.padded(),
                                columns,
                                columns + "    20060101AFI20051008RMEP",
                                " 7" + columns + "   A",
                                symbol.group() < 1000 ? edition2005 : columns)
                        .map(IpcSymbol::of))
                .containsOnly(symbol);
    }

    @Test
    @Timeout(2)
    void refusesLongNonsenseAtOnce() {
        String blanks = " ".repeat(100_000);
        for (String start : List.of("", "G06F", "G06F 21/62", "7G", "G06F 21/62 20060101A")) {
            assertThatIllegalArgumentException().isThrownBy(() -> IpcSymbol.of(start + blanks + "!"));
            assertThatIllegalArgumentException().isThrownBy(() -> IpcSymbol.of(start + "0".repeat(100_000)));
        }
    }

    @Test
    void readsEverySymbolThatTheSchemeEverHad() throws IOException {
        Path inventory = Path.of(System.getProperty("feeds.dir", ""))
                .resolve("data/ipc/20250101_inventory_of_IPC_ever_used_symbols.csv");
        assumeThat(inventory).as("set -Dfeeds.dir to the folder of real files").exists();
        try (Stream<String> lines = Files.lines(inventory)) {
            List<String> symbols =
                    lines.map(line -> line.substring(0, line.indexOf(';'))).toList();
            assertThat(symbols).hasSize(92_337).allSatisfy(symbol -> assertThat(
                            IpcSymbol.of(symbol).padded())
                    .isEqualTo(symbol));
        }
    }
}
