package org.filingmonitor.alerts.search;

import java.io.IOException;
import java.time.Duration;

/**
 * When an index that is fed is refreshed and committed: while changes come, and once after they ceased; and once at the
 * beginning, since who fed it before may have failed before that.
 */
final class IndexUpkeep {

    private static final Duration REFRESH = Duration.ofMillis(400);
    private static final Duration COMMIT = Duration.ofSeconds(4);

    private final FilingIndex index;
    private boolean unseen = true;
    private boolean unsaved = true;
    private long refreshed = System.nanoTime();
    private long committed = System.nanoTime();

    IndexUpkeep(FilingIndex index) {
        this.index = index;
    }

    /** Does what is due after some records were taken, or none. */
    void after(int records, IndexPosition position) throws IOException {
        unseen |= records > 0;
        unsaved |= records > 0;
        if (unseen && isDue(refreshed, REFRESH)) {
            index.refresh();
            unseen = false;
            refreshed = System.nanoTime();
        }
        if (unsaved && isDue(committed, COMMIT)) {
            finish(position);
        }
    }

    /** Commits what is not committed yet. */
    void finish(IndexPosition position) throws IOException {
        if (unsaved) {
            index.commit(position);
            unsaved = false;
            committed = System.nanoTime();
        }
    }

    private static boolean isDue(long last, Duration interval) {
        return System.nanoTime() - last >= interval.toNanos();
    }
}
