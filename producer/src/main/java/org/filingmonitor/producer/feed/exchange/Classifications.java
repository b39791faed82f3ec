package org.filingmonitor.producer.feed.exchange;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.filingmonitor.producer.feed.FilingDraft;
import org.filingmonitor.producer.feed.TakenBack;
import org.filingmonitor.producer.feed.xml.XmlCursor;

/**
 * The classifications of a document: IPC in the columns of WIPO ST.8 and of the editions until 2005, CPC in parts (Open
 * Patent Services) or as one symbol (DOCDB). The symbols of other schemes, and CPC's combination sets, which repeat
 * symbols, are not read.
 */
final class Classifications {

    private static final Set<String> CPC = Set.of("CPC", "CPCI");

    private Classifications() {}

    /** Reads the element of this name, at which a cursor stands. */
    static void read(String name, XmlCursor cursor, FilingDraft draft) {
        switch (name) {
            case "classifications-ipcr" -> cursor.children(each -> ipc(cursor, draft));
            case "classification-ipc" -> ipc(cursor, draft);
            default ->
                cursor.children(each -> {
                    if (each.equals("patent-classification")) {
                        cpc(cursor, draft);
                    }
                });
        }
    }

    private static void ipc(XmlCursor cursor, FilingDraft draft) {
        cursor.children(part -> {
            switch (part) {
                case "text", "main-classification", "further-classification" -> ipc(cursor.verbatim(), draft);
                default -> {}
            }
        });
    }

    private static void ipc(String symbol, FilingDraft draft) {
        if (!TakenBack.is(symbol)) {
            draft.ipc(symbol, null);
        }
    }

    private static void cpc(XmlCursor cursor, FilingDraft draft) {
        Map<String, String> parts = new HashMap<>();
        cursor.children(part -> parts.putIfAbsent(
                part, part.equals("classification-scheme") ? cursor.attribute("scheme") : cursor.text()));
        if (CPC.contains(parts.getOrDefault("classification-scheme", ""))) {
            draft.cpc(parts.getOrDefault("classification-symbol", joined(parts)));
        }
    }

    private static String joined(Map<String, String> parts) {
        return part(parts, "section") + part(parts, "class") + part(parts, "subclass") + " " + part(parts, "main-group")
                + "/" + part(parts, "subgroup");
    }

    private static String part(Map<String, String> parts, String name) {
        return parts.getOrDefault(name, "");
    }
}
