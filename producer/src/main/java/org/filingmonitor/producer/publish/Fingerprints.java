package org.filingmonitor.producer.publish;

/**
 * A set of fingerprints, which are bits of a hash, of 64 or 128 bits. Open addressing in one array that grows by half,
 * so that a fingerprint takes at most twice its own size.
 */
final class Fingerprints {

    private static final double FULL = 0.75;

    private final int longs;
    private long[] slots;
    private int size;

    private Fingerprints(int longs) {
        this.longs = longs;
        this.slots = new long[1024 * longs];
    }

    static Fingerprints of64Bits() {
        return new Fingerprints(1);
    }

    static Fingerprints of128Bits() {
        return new Fingerprints(2);
    }

    /** Adds a fingerprint; in a set of 64 bits, low is left out. */
    void add(long high, long low) {
        if (put(occupied(high), low)) {
            size++;
        }
        if (size > FULL * slots.length / longs) {
            grow();
        }
    }

    boolean contains(long high, long low) {
        long first = occupied(high);
        return slots[slot(first, low)] == first;
    }

    int size() {
        return size;
    }

    /** Returns the bytes of heap that the set takes. */
    long bytes() {
        return 8L * slots.length;
    }

    private boolean put(long first, long low) {
        int slot = slot(first, low);
        boolean added = slots[slot] != first;
        slots[slot] = first;
        if (longs == 2) {
            slots[slot + 1] = low;
        }
        return added;
    }

    /** Finds where a fingerprint is, or else the free slot where it belongs. */
    private int slot(long first, long low) {
        int slot = home(first);
        while (slots[slot] != 0 && !(slots[slot] == first && (longs == 1 || slots[slot + 1] == low))) {
            slot += longs;
            if (slot == slots.length) {
                slot = 0;
            }
        }
        return slot;
    }

    /** The greater the fingerprint, the further behind: so growing goes through both arrays from begin to end. */
    private int home(long first) {
        long capacity = slots.length / longs;
        return (int) Math.multiplyHigh(first >>> 1, capacity * 2) * longs;
    }

    private void grow() {
        long[] full = slots;
        slots = new long[Math.multiplyExact(full.length / longs / 2 * 3, longs)];
        for (int i = 0; i < full.length; i += longs) {
            if (full[i] != 0) {
                put(full[i], full[i + longs - 1]);
            }
        }
    }

    /** Zero marks a free slot. */
    private static long occupied(long high) {
        return high == 0 ? 1 : high;
    }
}
