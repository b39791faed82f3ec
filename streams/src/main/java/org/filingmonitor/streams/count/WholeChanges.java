package org.filingmonitor.streams.count;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lets readers of a scope's counts see each change whole or not at all: a change moves many rows, one after the other,
 * and an answer reads many. Scopes share a few locks.
 */
public final class WholeChanges {

    private static final int LOCKS = 64;

    private final ReadWriteLock[] locks =
            Stream.generate(ReentrantReadWriteLock::new).limit(LOCKS).toArray(ReadWriteLock[]::new);

    /** Makes a change while nobody reads the scope. */
    void change(String scope, Runnable change) {
        holding(lock(scope).writeLock(), () -> {
            change.run();
            return null;
        });
    }

    /** Returns what is read while nobody changes the scope. */
    public <A> A read(String scope, Supplier<A> reading) {
        return holding(lock(scope).readLock(), reading);
    }

    private static <A> A holding(Lock lock, Supplier<A> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private ReadWriteLock lock(String scope) {
        return locks[Math.floorMod(scope.hashCode(), LOCKS)];
    }
}
