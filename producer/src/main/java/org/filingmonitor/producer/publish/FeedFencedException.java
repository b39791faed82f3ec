package org.filingmonitor.producer.publish;

/**
 * Another producer publishes under the name of this feed. To go on would put the two against each other. It looks the same
 * when this process stood still in a transaction, until the broker aborted it.
 */
public class FeedFencedException extends RuntimeException {

    FeedFencedException(String feed, Throwable cause) {
        super(
                "another producer has taken over the feed '" + feed + "', or this one stood still for a minute:"
                        + " stop the other, and restart this one",
                cause);
    }
}
