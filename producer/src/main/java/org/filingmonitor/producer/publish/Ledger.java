package org.filingmonitor.producer.publish;

import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.filingmonitor.event.LedgerEntry;
import org.filingmonitor.topic.Topics;

/**
 * What all feeds of a producer have published. One feed at a time tells what is new and publishes it, in the order of
 * asking: two feeds that bring the same filing at the same time bring one new filing.
 */
public final class Ledger {

    private final SeenFilings seen = new SeenFilings();
    private final CommittedRecords<LedgerEntry> entries;
    private final ReentrantLock turn = new ReentrantLock(true);
    private volatile boolean restored;

    /**
     * Creates a ledger that knows nothing yet.
     *
     * @param kafka client properties and the registry's keys
     */
    public Ledger(Map<String, String> kafka) {
        this.entries = new CommittedRecords<>(kafka, Topics.LEDGER);
    }

    /** Tells whether the ledger knows what was published before this process began. */
    public boolean isRestored() {
        return restored;
    }

    /** Returns the number of documents that were published. */
    public int size() {
        return seen.size();
    }

    ReentrantLock turn() {
        return turn;
    }

    /** Reads what was published since the last time; the caller has its turn. */
    void readOn() {
        entries.readOn(this::add);
        restored = true;
    }

    /** A deleted entry tells no content, so that there is nothing to learn, and what was learnt before stays true. */
    private void add(String id, LedgerEntry entry) {
        if (entry != null) {
            seen.add(id, entry.getContent());
        }
    }

    SeenFilings.Page page() {
        return seen.page();
    }
}
