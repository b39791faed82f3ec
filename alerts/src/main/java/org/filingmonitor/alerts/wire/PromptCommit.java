package org.filingmonitor.alerts.wire;

import org.apache.kafka.streams.processor.api.ProcessingContext;

/**
 * Has what was forwarded committed at once, not only after the commit interval, so that who waits for it sees it. Where
 * much is forwarded, a commit for each would take more time than the work: then it is asked for ten times a second.
 */
public final class PromptCommit {

    private static final long LEAST_MILLIS = 100;

    private long asked;

    /** Asks for a commit, unless one was asked for a moment ago. */
    public void ask(ProcessingContext context) {
        long now = context.currentSystemTimeMs();
        if (Math.abs(now - asked) >= LEAST_MILLIS) {
            asked = now;
            context.commit();
        }
    }
}
