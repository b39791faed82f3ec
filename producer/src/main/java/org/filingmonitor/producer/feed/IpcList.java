package org.filingmonitor.producer.feed;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.filingmonitor.filing.IpcSymbol;

/** The IPC symbols of a document, each once, in the source's order, with the titles that the source gives. */
final class IpcList {

    private final Set<String> symbols = new LinkedHashSet<>();
    private final Map<String, String> titles = new TreeMap<>();

    void add(IpcSymbol symbol, String title) {
        symbols.add(symbol.toString());
        if (title != null && !title.isBlank()) {
            titles.putIfAbsent(symbol.toString(), title.strip());
        }
    }

    List<String> symbols() {
        return List.copyOf(symbols);
    }

    Map<String, String> titles() {
        return titles;
    }
}
