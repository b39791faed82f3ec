package org.filingmonitor.producer.publish;

/** Another producer publishes under the name of this feed. To go on would put the two against each other. */
public class FeedFencedException extends RuntimeException {

    FeedFencedException(String feed, Throwable cause) {
        super("another producer has taken over the feed '" + feed + "': stop one of the two", cause);
    }
}
