package org.filingmonitor.producer;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.filingmonitor.producer.feed.Feed;
import org.filingmonitor.producer.feed.FeedPage;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.ParsedDocument.Observed;
import org.filingmonitor.producer.feed.ParsedDocument.Rejected;
import org.filingmonitor.producer.publish.FeedFencedException;
import org.filingmonitor.producer.publish.FilingPublisher;
import org.filingmonitor.producer.status.FeedState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pumps one feed into Kafka, page by page: the feed reads and parses a page, the publisher publishes it together with
 * the cursor after it. Nothing else is remembered, so that a pump may stop anywhere and begin again. What is wrong with
 * the feed, or with Kafka, is said and tried again every second.
 */
final class FeedPump implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(FeedPump.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Feed feed;
    private final FilingPublisher publisher;
    private final Clock clock;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile boolean ended;

    FeedPump(Feed feed, FilingPublisher publisher, Clock clock) {
        this.feed = feed;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Pumps until it is stopped or another producer takes over the feed. */
    @Override
    public void run() {
        try (feed;
                publisher) {
            pump();
        } catch (FeedFencedException | IOException failed) {
            LOG.error("feed {} has ended, and the producer is not ready: {}", feed.name(), failed.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (Error fatal) {
            LOG.error("feed {} has ended, and the producer is not ready", feed.name(), fatal);
            throw fatal;
        } finally {
            ended = true;
        }
    }

    /** Tells whether nothing more will come of this feed in this process. */
    boolean hasEnded() {
        return ended;
    }

    private void pump() throws InterruptedException {
        do {
            attemptRound();
        } while (!stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Ends the pump after the page under way; the thread may be interrupted besides, to end it at once. */
    void stop() {
        stop.countDown();
    }

    private void attemptRound() {
        try {
            publisher.open();
            round();
        } catch (FeedFencedException fenced) {
            throw fenced;
        } catch (KafkaException away) {
            LOG.warn("feed {} cannot be published now and goes on later: {}", feed.name(), away.getMessage());
        } catch (IOException unreadable) {
            report(unreadable.getMessage());
        } catch (RuntimeException defect) {
            LOG.error("feed {} failed", feed.name(), defect);
            report(defect.toString());
        }
    }

    private void round() throws IOException {
        Optional<FeedPage> page = feed.next(publisher.status().getCursor());
        while (page.isPresent() && stop.getCount() > 0) {
            page.get().documents().forEach(this::log);
            publisher.publish(page.get());
            page = feed.next(publisher.status().getCursor());
        }
        Instant due = feed.due().orElse(null);
        if (isHeartbeatDue() || !Objects.equals(due, publisher.status().getNext())) {
            publisher.report(null, due);
        }
    }

    private boolean isHeartbeatDue() {
        Instant last = publisher.status().getLastSuccess();
        return publisher.status().getError() != null
                || last == null
                || Duration.between(last, clock.instant()).compareTo(FeedState.HEARTBEAT) >= 0;
    }

    private void report(String error) {
        if (error.equals(publisher.status().getError())) {
            return;
        }
        LOG.warn("feed {}: {}", feed.name(), error);
        try {
            publisher.report(error, publisher.status().getNext());
        } catch (KafkaException away) {
            LOG.warn("feed {} cannot say so now: {}", feed.name(), away.getMessage());
        }
    }

    private void log(ParsedDocument document) {
        if (document instanceof Rejected rejected) {
            LOG.warn("feed {}: rejected {}: {}", feed.name(), rejected.position(), rejected.reason());
        } else if (document instanceof Observed observed) {
            observed.warnings()
                    .forEach(warning -> LOG.warn("feed {}: {}: {}", feed.name(), observed.position(), warning));
        }
    }
}
