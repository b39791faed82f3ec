package org.filingmonitor.alerts.message;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.filingmonitor.alerts.wire.TopicTable;
import org.filingmonitor.event.IpcTitle;

/** Titles of IPC symbols, as this instance has read them so far: at most some 80,000, some 20 MB. */
public final class IpcTitles implements TopicTable<IpcTitle> {

    private static final int LONGEST = 90;

    private final Map<String, String> titles = new ConcurrentHashMap<>();
    private long next;

    /** Returns a symbol with its title; the symbol alone where none is known. */
    Symbol of(String symbol) {
        return new Symbol(Plain.line(symbol, LONGEST), titles.getOrDefault(symbol, ""));
    }

    @Override
    public void take(String symbol, IpcTitle title) {
        note(symbol, title == null ? null : title.getTitle());
    }

    /** Notes a title; null takes it away. */
    void note(String symbol, String title) {
        if (title == null) {
            titles.remove(symbol);
        } else {
            titles.put(symbol, Plain.line(title, LONGEST));
        }
    }

    @Override
    public synchronized long next() {
        return next;
    }

    @Override
    public synchronized void advance(long offset) {
        next = offset;
    }
}
