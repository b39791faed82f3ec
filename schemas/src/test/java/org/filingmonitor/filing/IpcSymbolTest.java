package org.filingmonitor.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.filingmonitor.filing.IpcSymbol.Level;
import org.junit.jupiter.api.Test;

class IpcSymbolTest {

    @Test
    void knowsTheAncestorsOfASubgroup() {
        IpcSymbol symbol = IpcSymbol.of("G06F 21/62");
        assertThat(symbol.level()).isEqualTo(Level.SUBGROUP);
        assertThat(Stream.of(Level.values()).map(symbol::at).map(Optional::orElseThrow))
                .hasToString("[G, G06, G06F, G06F 21/00, G06F 21/62]");
    }

    @Test
    void countsAMainGroupAmongTheSubgroupsToo() {
        IpcSymbol symbol = IpcSymbol.of("G06N 20/00");
        assertThat(symbol.level()).isEqualTo(Level.GROUP);
        assertThat(symbol.at(Level.GROUP)).contains(symbol);
        assertThat(symbol.at(Level.SUBGROUP)).contains(symbol);
    }

    @Test
    void hasNothingBelowItsOwnLevel() {
        assertThat(IpcSymbol.of("G06F").at(Level.GROUP)).isEmpty();
        assertThat(IpcSymbol.of("G06F").at(Level.SUBGROUP)).isEmpty();
        assertThat(IpcSymbol.of("G06").at(Level.SUBCLASS)).isEmpty();
        assertThat(IpcSymbol.of("G").at(Level.CLASS)).isEmpty();
        assertThat(IpcSymbol.of("G").level().label()).isEqualTo("section");
        assertThat(IpcSymbol.of("G06").level().label()).isEqualTo("class");
    }

    @Test
    void ordersAsTheSchemeDoes() {
        List<String> scheme = List.of(
                "A",
                "A61",
                "A61K",
                "A61K 9/00",
                "A61K 9/16",
                "A61K 31/00",
                "A61K 31/47",
                "A61K 31/4745",
                "A61K 31/48",
                "A61K 101/00",
                "A61P",
                "B");
        assertThat(scheme.stream()
                        .map(IpcSymbol::of)
                        .sorted(Comparator.reverseOrder())
                        .sorted())
                .map(IpcSymbol::toString)
                .isEqualTo(scheme);
    }

    @Property
    void eachAncestorIsReadBackAndStandsBeforeItsDescendants(@ForAll(supplier = IpcSymbols.class) IpcSymbol symbol) {
        for (Level level : Level.values()) {
            IpcSymbol ancestor = symbol.at(level).orElseThrow();
            assertThat(IpcSymbol.of(ancestor.toString())).isEqualTo(ancestor);
            assertThat(ancestor).isLessThanOrEqualTo(symbol);
        }
    }
}
