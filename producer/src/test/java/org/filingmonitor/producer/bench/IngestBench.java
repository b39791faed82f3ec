package org.filingmonitor.producer.bench;

import java.io.InputStream;
import java.time.Clock;
import java.util.Locale;
import org.filingmonitor.producer.feed.DocumentReader;
import org.filingmonitor.producer.feed.FeedPage;
import org.filingmonitor.producer.feed.Paging;
import org.filingmonitor.producer.feed.container.Containers;
import org.filingmonitor.producer.publish.FilingPublisher;
import org.filingmonitor.producer.publish.Ledger;
import org.filingmonitor.producer.publish.Tally;
import org.filingmonitor.producer.publish.TestKafka;

/**
 * Prints how fast filings are ingested, which is to read, parse, classify and encode them and to have the broker
 * acknowledge their transactions, as a ratio to parsing alone. The broker is a real one in the same JVM, so that both
 * share the machine; the registry is in memory. A figure, no test.
 */
public final class IngestBench {

    private static final long LENGTH = 256L << 20;
    private static final double TARGET = 0.5;

    private final WeeklyFiles files = new WeeklyFiles(new Containers());
    private final ParsingCorpus corpus;
    private final FilingPublisher publisher;
    private int next = 10_000_000;

    private IngestBench(ParsingCorpus corpus, FilingPublisher publisher) {
        this.corpus = corpus;
        this.publisher = publisher;
    }

    /** Runs the bench. */
    public static void main(String[] args) throws Exception {
        try (TestKafka kafka = TestKafka.start();
                FilingPublisher publisher = new FilingPublisher(
                        kafka.clients(), "bench", "ingest", new Ledger(kafka.clients()), Clock.systemUTC())) {
            publisher.open();
            new IngestBench(ParsingCorpus.load(), publisher).run();
        }
    }

    private void run() throws Exception {
        int count = corpus.distinct(LENGTH, next).count();
        System.out.println("whole ingest of " + corpus + ", " + (LENGTH >> 20) + " MiB, " + count
                + " filings, into an embedded broker");
        Comparison comparison = Comparison.of(this::ingest, () -> files.count(corpus.distinct(LENGTH, next)));
        comparison.print(
                "ingest : parsing alone",
                TARGET,
                String.format(Locale.ROOT, "%.0f filings/s", count / comparison.seconds()));
    }

    private long ingest() throws Exception {
        DistinctDocuments documents = corpus.distinct(LENGTH, next);
        int count = documents.count();
        next += count;
        Tally tally = publish(documents);
        if (tally.fresh() != count) {
            throw new IllegalStateException(count + " filings gave " + tally);
        }
        return count;
    }

    private Tally publish(InputStream content) throws Exception {
        Tally tally = Tally.NONE;
        try (DocumentReader reader = files.open(content)) {
            Paging.Page page;
            do {
                page = Paging.next(reader);
                tally = tally.plus(publisher.publish(new FeedPage(page.documents(), "")));
            } while (!page.last());
        }
        return tally;
    }
}
