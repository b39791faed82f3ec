package org.filingmonitor.streams.query;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.filingmonitor.filing.IpcScheme;
import org.filingmonitor.filing.IpcScheme.State;
import org.filingmonitor.filing.IpcSymbol;

/**
 * What answers say of IPC symbols.
 *
 * @param scheme the official scheme, or {@link IpcScheme#NONE}
 * @param feedTitles the titles that feeds gave
 */
record Symbols(IpcScheme scheme, Function<String, Optional<String>> feedTitles) {

    /** Returns a symbol's official title, else the one that feeds gave, else null. */
    String title(String symbol) {
        if (symbol.equals(IpcSymbol.UNCLASSIFIED)) {
            return null;
        }
        return scheme.title(IpcSymbol.of(symbol))
                .or(() -> feedTitles.apply(symbol))
                .orElse(null);
    }

    /** Returns {@code RETIRED} or {@code UNKNOWN} for a symbol that is not valid on a day, else null. */
    String scheme(String symbol, LocalDate at) {
        if (symbol.equals(IpcSymbol.UNCLASSIFIED)) {
            return null;
        }
        State state = scheme.validity(IpcSymbol.of(symbol), at).state();
        return state == State.VALID ? null : state.name();
    }
}
