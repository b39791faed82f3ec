package org.filingmonitor.alerts.wire;

/** A topic of one partition, held in memory: its newest value by key. */
public interface TopicTable<V> {

    /**
     * Takes a record; a null value takes away what the key had.
     *
     * @throws RuntimeException if nobody can use it, which passes it over
     */
    void take(String key, V value);

    /** Returns the offset up to which the topic is dealt with. */
    long next();

    /** Notes that the topic is dealt with up to an offset, though some of it may have been unreadable. */
    void advance(long offset);

    /** Notes that the topic has been read up to its end once. */
    default void complete() {
        // Many tables are of use from their first row on.
    }
}
