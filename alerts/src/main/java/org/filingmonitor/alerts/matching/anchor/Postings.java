package org.filingmonitor.alerts.matching.anchor;

import java.util.Arrays;

/**
 * The watchlists filed in one place. What a reader was shown under the lock stays as it was: additions stand behind its
 * end, and a removal makes a new array.
 */
final class Postings {

    private static final Anchored<?>[] NOTHING = {};

    private Anchored<?>[] watchlists = NOTHING;
    private int size;

    void add(Anchored<?> watchlist) {
        if (size == watchlists.length) {
            watchlists = Arrays.copyOf(watchlists, size + size / 2 + 1);
        }
        watchlists[size++] = watchlist;
    }

    void remove(Anchored<?> watchlist) {
        int at = 0;
        while (watchlists[at] != watchlist) {
            at++;
        }
        Anchored<?>[] rest = size == 1 ? NOTHING : Arrays.copyOf(watchlists, size - 1);
        if (at < size - 1) {
            rest[at] = watchlists[size - 1];
        }
        watchlists = rest;
        size--;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Returns the watchlists as they are now. */
    Shown shown() {
        return new Shown(watchlists, size);
    }

    /** What stood here at some moment. */
    static final class Shown {

        private final Anchored<?>[] watchlists;
        private final int size;

        private Shown(Anchored<?>[] watchlists, int size) {
            this.watchlists = watchlists;
            this.size = size;
        }

        Anchored<?> get(int i) {
            return watchlists[i];
        }

        int size() {
            return size;
        }
    }
}
