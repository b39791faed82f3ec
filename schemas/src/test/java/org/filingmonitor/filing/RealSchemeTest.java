package org.filingmonitor.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.filingmonitor.filing.IpcScheme.State;
import org.filingmonitor.filing.IpcScheme.Validity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scheme of 2025-01-01, whole. Needs {@code -Dfeeds.dir}. */
class RealSchemeTest {

    private static final LocalDate EDITION = LocalDate.parse("2025-01-01");

    private final Path inventory = Path.of(System.getProperty("feeds.dir", ""))
            .resolve("data/ipc/20250101_inventory_of_IPC_ever_used_symbols.csv");

    @BeforeEach
    void needsTheInventory() {
        assumeThat(inventory).as("set -Dfeeds.dir to the folder of real files").exists();
    }

    @Test
    void tellsWhichSymbolsAreValid() throws IOException {
        IpcScheme scheme = IpcScheme.read(List.of(inventory));

        Map<State, Long> states = symbols().stream()
                .map(symbol -> scheme.validity(symbol, EDITION).state())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(states).isEqualTo(Map.of(State.VALID, 79_693L, State.RETIRED, 12_644L));
        assertThat(scheme.validity(IpcSymbol.of("A01B 65/00"), EDITION))
                .isEqualTo(new Validity(State.RETIRED, LocalDate.parse("1968-09-01"), LocalDate.parse("1979-12-31")));
        assertThat(scheme.validity(IpcSymbol.of("G06F 21/62"), EDITION).state()).isEqualTo(State.VALID);
        assertThat(scheme.validity(IpcSymbol.of("G06F 99/99"), EDITION).state()).isEqualTo(State.UNKNOWN);
        assertThat(Stream.of("A", "B", "C", "D", "E", "F", "G", "H").map(IpcSymbol::of))
                .allSatisfy(section ->
                        assertThat(scheme.validity(section, EDITION).state()).isEqualTo(State.VALID));
        assertThat(scheme.bytes()).isLessThan(1_500_000);
    }

    @Test
    void takesAFewMegabytesWithATitleForEverySymbol(@TempDir Path temp) throws IOException {
        String title = "\t" + "title of some length ".repeat(3) + "\n";
        Path list = Files.writeString(
                temp.resolve("list.txt"),
                symbols().stream().map(symbol -> symbol.padded() + title).collect(Collectors.joining()));

        IpcScheme scheme = IpcScheme.read(List.of(inventory, list));

        assertThat(symbols().stream().filter(symbol -> !scheme.title(symbol).equals(Optional.of(title.strip()))))
                .isEmpty();
        assertThat(scheme.bytes()).isLessThan(9_000_000);
    }

    private List<IpcSymbol> symbols() throws IOException {
        try (Stream<String> lines = Files.lines(inventory)) {
            return lines.map(line -> IpcSymbol.of(line.substring(0, line.indexOf(';'))))
                    .toList();
        }
    }
}
