package org.filingmonitor.alerts.matching.anchor;

/** Two terms of a field, one in the position right after the other. */
final class Pair extends Feature {

    private final Word first;
    private final Word second;

    Pair(Word first, Word second, int hash, double prior, int born) {
        super(hash, prior, born);
        this.first = first;
        this.second = second;
    }

    Word second() {
        return second;
    }

    @Override
    void acquire() {
        super.acquire();
        first.acquire();
        second.acquire();
    }

    @Override
    void release() {
        super.release();
        first.release();
        second.release();
    }

    @Override
    void forget() {
        first.remove(this);
    }
}
