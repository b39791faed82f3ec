package org.filingmonitor.monitor.running;

import java.util.ArrayDeque;
import java.util.Deque;
import org.filingmonitor.monitor.failure.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts that were started so far. They stop in the reverse order. */
public final class RunningParts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningParts.class);

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private boolean closed;

    /**
     * Keeps a part that was just started, and returns it.
     *
     * @throws Failure if the parts were closed meanwhile; then this one is stopped too
     */
    public synchronized <T extends AutoCloseable> T keep(T part) {
        running.push(part);
        if (closed) {
            close();
            throw new Failure("Stopped while starting");
        }
        return part;
    }

    /** Stops every part that runs, the last started first; a part that fails to stop does not keep the others running. */
    @Override
    public synchronized void close() {
        closed = true;
        while (!running.isEmpty()) {
            AutoCloseable part = running.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.error("{} did not stop cleanly", part.getClass().getSimpleName(), e);
            }
        }
    }
}
