package org.filingmonitor.alerts.message;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Titles of IPC symbols, as this instance has read them so far: at most some 80,000, some 20 MB. */
public final class IpcTitles {

    private static final int LONGEST = 90;

    private final Map<String, String> titles = new ConcurrentHashMap<>();
    private long next;

    /** Returns a symbol with its title; the symbol alone where none is known. */
    Symbol of(String symbol) {
        return new Symbol(Plain.line(symbol, LONGEST), titles.getOrDefault(symbol, ""));
    }

    /** Notes a title; null takes it away. */
    void note(String symbol, String title) {
        if (title == null) {
            titles.remove(symbol);
        } else {
            titles.put(symbol, Plain.line(title, LONGEST));
        }
    }

    /** Returns from where the topic is to be read on. */
    synchronized long next() {
        return next;
    }

    synchronized void advance(long offset) {
        next = offset;
    }
}
