package org.filingmonitor.producer.publish;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import dev.failsafe.function.CheckedSupplier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.filingmonitor.event.FeedStatus;
import org.filingmonitor.producer.feed.FeedPage;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;

/**
 * Publishes the pages of one feed, each in one transaction: observations that bring something new, their ledger entries,
 * dead letters, and the feed's cursor and counters. Whatever goes wrong, a page is published once: after a failure the
 * feed's transactions are settled first, and its status tells whether the page was committed all the same. For use by
 * one thread at a time.
 */
public final class FilingPublisher implements AutoCloseable {

    private static final RetryPolicy<Object> RETRIES = RetryPolicy.builder()
            .handle(KafkaException.class)
            .abortOn(InterruptException.class)
            .withBackoff(Duration.ofMillis(200), Duration.ofSeconds(5))
            .withMaxRetries(5)
            .build();

    private final String feed;
    private final String kind;
    private final Ledger ledger;
    private final Clock clock;
    private final FeedTransactions transactions;
    private final Encoding encoding;
    private final CommittedRecords<FeedStatus> statuses;
    private volatile FeedStatus status;

    /**
     * Creates the publisher of a feed.
     *
     * @param kafka client properties and the registry's keys
     * @param feed name of the feed, of which one publisher may be active
     * @param kind what sort of feed it is
     */
    public FilingPublisher(Map<String, String> kafka, String feed, String kind, Ledger ledger, Clock clock) {
        this.feed = feed;
        this.kind = kind;
        this.ledger = ledger;
        this.clock = clock;
        this.transactions = new FeedTransactions(kafka, feed);
        this.encoding = new Encoding(AvroSerdes.of(kafka));
        this.statuses = new CommittedRecords<>(kafka, Topics.FEED_STATUS);
        this.status = unread();
        DocumentMeters.register(this, feed);
    }

    /**
     * Settles what an earlier publisher of this feed left open, and reads where the feed and the ledger stand. Does
     * nothing while open.
     *
     * @throws KafkaException if Kafka or the registry is away; call again
     */
    public void open() {
        if (!transactions.isOpen()) {
            transactions.open();
            inTurn(this::catchUp);
        }
    }

    /** Returns where the feed stands. */
    public FeedStatus status() {
        return status;
    }

    /**
     * Publishes a page, and returns once it is committed. Tries again with growing pauses, five times.
     *
     * @return what became of the page's documents
     * @throws KafkaException if Kafka or the registry stays away; the page counts as unpublished
     * @throws FeedFencedException if another publisher has taken over this feed
     */
    public Tally publish(FeedPage page) {
        return publish(page.documents(), page.cursor(), null, status.getNext());
    }

    /**
     * Publishes what is wrong with the feed at present.
     *
     * @param error what is wrong, or null if the feed was read without an error
     * @param next by when its source is to bring something new, in whole milliseconds, or null
     */
    public void report(String error, Instant next) {
        publish(List.of(), status.getCursor(), error, next);
    }

    private Tally publish(List<ParsedDocument> documents, String cursor, String error, Instant next) {
        return inTurn(() -> Failsafe.with(RETRIES).get(new Attempts(documents, cursor, error, next)));
    }

    private Tally inTurn(Supplier<Tally> work) {
        try {
            ledger.turn().lockInterruptibly();
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
        try {
            return work.get();
        } finally {
            ledger.turn().unlock();
        }
    }

    private Tally catchUp() {
        try {
            ledger.readOn();
            statuses.readOn(this::stand);
        } catch (KafkaException unread) {
            transactions.close();
            throw unread;
        }
        return Tally.NONE;
    }

    /** A feed whose status was deleted begins anew. */
    private void stand(String name, FeedStatus read) {
        if (name.equals(feed)) {
            status = read == null ? unread() : read;
        }
    }

    private FeedStatus unread() {
        return FeedStatus.newBuilder().setKind(kind).build();
    }

    @Override
    public void close() {
        transactions.close();
    }

    /** The attempts to publish one page. */
    private final class Attempts implements CheckedSupplier<Tally> {

        private final List<ParsedDocument> documents;
        private final String cursor;
        private final String error;
        private final Instant next;
        private PageDraft doubtful;

        Attempts(List<ParsedDocument> documents, String cursor, String error, Instant next) {
            this.documents = documents;
            this.cursor = cursor;
            this.error = error;
            this.next = next;
        }

        @Override
        public Tally get() {
            if (!transactions.isOpen()) {
                transactions.open();
                catchUp();
            }
            if (doubtful != null && doubtful.status().equals(status)) {
                return doubtful.tally();
            }
            PageDraft draft = draft();
            doubtful = draft;
            transactions.commit(draft.records());
            draft.commit();
            status = draft.status();
            return draft.tally();
        }

        private PageDraft draft() {
            PageDraft draft = new PageDraft(feed, encoding, clock, ledger.page());
            documents.forEach(draft::add);
            FeedStatus.Builder after = FeedStatus.newBuilder(status)
                    .setKind(kind)
                    .setCursor(cursor)
                    .setNext(next)
                    .setError(error);
            if (error == null) {
                after.setLastSuccess(now());
            }
            draft.finish(after, now());
            return draft;
        }

        private Instant now() {
            return clock.instant().truncatedTo(ChronoUnit.MILLIS);
        }
    }
}
