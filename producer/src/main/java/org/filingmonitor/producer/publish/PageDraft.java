package org.filingmonitor.producer.publish;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.filingmonitor.event.ContentHash;
import org.filingmonitor.event.FeedStatus;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.LedgerEntry;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.ParsedDocument.Observed;
import org.filingmonitor.producer.feed.ParsedDocument.Rejected;
import org.filingmonitor.producer.feed.ParsedDocument.Skipped;
import org.filingmonitor.topic.Topics;

/** The records of one transaction, and what they will have changed once it is committed. */
final class PageDraft {

    /**
     * Bytes of an observation, at most. Kafka takes a record of one MiB (1,048,576 bytes) with its headers, unless told
     * otherwise, and a change downstream holds the filing before and after. A later observation of other fields adds at
     * most itself: 300,000 before and 600,000 after are 900,000, which leaves room for key, headers and feeds.
     */
    private static final int LARGEST = 300_000;

    private final String feed;
    private final Encoding encoding;
    private final Clock clock;
    private final SeenFilings.Page page;
    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    private Tally tally = Tally.NONE;
    private FeedStatus status;

    PageDraft(String feed, Encoding encoding, Clock clock, SeenFilings.Page page) {
        this.feed = feed;
        this.encoding = encoding;
        this.clock = clock;
        this.page = page;
    }

    List<ProducerRecord<byte[], byte[]>> records() {
        return records;
    }

    Tally tally() {
        return tally;
    }

    FeedStatus status() {
        return status;
    }

    /** Makes the page's filings seen, once the transaction is committed. */
    void commit() {
        page.commit();
    }

    void add(ParsedDocument document) {
        if (document instanceof Observed observed) {
            add(observed);
        } else if (document instanceof Rejected rejected) {
            reject(rejected);
        } else if (document instanceof Skipped) {
            tally = tally.plus(Tally.SKIPPED);
        }
    }

    /** Adds the feed's status after this page. */
    void finish(FeedStatus.Builder after, Instant now) {
        Tally.of(after.build()).plus(tally).writeTo(after);
        if (tally.fresh() > 0) {
            after.setLastNewFiling(now);
        }
        status = after.build();
        records.add(encoding.record(Topics.FEED_STATUS, clock, feed, status));
    }

    private void add(Observed document) {
        FilingObservation observation = document.observation();
        ProducerRecord<byte[], byte[]> filing =
                encoding.record(Topics.FILINGS, clock, observation.getId(), observation);
        if (filing.value().length > LARGEST) {
            String reason = "makes a record of " + filing.value().length + " bytes: a filing may have " + LARGEST
                    + ", so that Kafka takes what it was together with what it becomes";
            reject(new Rejected(document.position(), reason, filing.value()));
            return;
        }
        ContentHash content = ContentHashes.of(observation);
        Novelty novelty = page.see(observation.getId(), content);
        tally = tally.plus(Tally.of(novelty));
        if (novelty != Novelty.REPEATED) {
            records.add(filing);
            records.add(encoding.record(Topics.LEDGER, clock, observation.getId(), new LedgerEntry(content)));
        }
    }

    private void reject(Rejected rejected) {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(Topics.FILINGS.deadLetters(), null, clock.millis(), null, rejected.raw());
        Headers headers = letter.headers();
        headers.add("feed", feed.getBytes(StandardCharsets.UTF_8));
        headers.add("file", rejected.position().file().getBytes(StandardCharsets.UTF_8));
        headers.add("position", rejected.position().place().getBytes(StandardCharsets.UTF_8));
        headers.add("reason", rejected.reason().getBytes(StandardCharsets.UTF_8));
        records.add(letter);
        tally = tally.plus(Tally.REJECTED);
    }
}
