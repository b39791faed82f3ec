package org.filingmonitor.alerts.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.filingmonitor.filing.IpcSymbol;
import org.filingmonitor.filing.IpcSymbol.Level;

/** The terms under which a classification symbol is found: itself and every symbol above it, in their normal form. */
final class ClassificationTerms {

    private ClassificationTerms() {}

    /** Returns the terms of a symbol, the most general first; the text itself if it is no symbol. */
    static List<String> of(String symbol) {
        if (symbol.startsWith("Y")) {
            return ofCrossSection(symbol);
        }
        try {
            IpcSymbol known = IpcSymbol.of(symbol);
            return Arrays.stream(Level.values())
                    .map(known::at)
                    .flatMap(Optional::stream)
                    .map(IpcSymbol::toString)
                    .distinct()
                    .toList();
        } catch (IllegalArgumentException noSymbol) {
            return List.of(symbol); // a source's own code, or UNCLASSIFIED: findable as it stands
        }
    }

    /** Section Y is CPC's own; its symbols are built like those of the others. */
    private static List<String> ofCrossSection(String symbol) {
        return of("A" + symbol.substring(1)).stream()
                .map(term -> "Y" + term.substring(1))
                .toList();
    }

    /**
     * Returns the term that a query's symbol stands for.
     *
     * @throws IllegalArgumentException if it is no symbol
     */
    static String ofQuery(String symbol) {
        String upper = symbol.strip().toUpperCase(Locale.ROOT);
        if (upper.equals(IpcSymbol.UNCLASSIFIED)) {
            return upper;
        }
        if (upper.startsWith("Y")) {
            return "Y" + IpcSymbol.of("A" + upper.substring(1)).toString().substring(1);
        }
        return IpcSymbol.of(upper).toString();
    }
}
