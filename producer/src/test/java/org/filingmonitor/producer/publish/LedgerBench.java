package org.filingmonitor.producer.publish;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.filingmonitor.event.ContentHash;
import org.filingmonitor.event.LedgerEntry;
import org.filingmonitor.producer.bench.Comparison;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;

/** Prints how long a ledger of ten million documents takes to restore, and how much memory it takes. No test. */
final class LedgerBench {

    private static final int DOCUMENTS = 10_000_000;
    private static final int PUBLISHED = 1_000_000;
    private static final int PAGE = 10_000;
    private static final int LIMIT = 48;

    private final SplittableRandom random = new SplittableRandom(1);

    private LedgerBench() {}

    /** Runs the bench. */
    public static void main(String[] args) throws Exception {
        LedgerBench bench = new LedgerBench();
        bench.remember();
        try (TestKafka kafka = TestKafka.start()) {
            bench.publish(kafka);
            restore(kafka);
        }
    }

    private void remember() throws Exception {
        SeenFilings seen = new SeenFilings();
        double[] most = {0};
        double seconds = Comparison.seconds(() -> {
            for (int i = 0; i < DOCUMENTS; i++) {
                seen.add(id(i), content());
                if (i >= PAGE) {
                    most[0] = Math.max(most[0], (double) seen.bytes() / seen.size());
                }
            }
            return seen.size();
        });
        System.out.printf(
                Locale.ROOT,
                "ledger in memory: %,d documents in %.1f s; %.1f bytes of heap a document, at most %.1f on the way (limit %d)%n",
                seen.size(),
                seconds,
                (double) seen.bytes() / seen.size(),
                most[0],
                LIMIT);
    }

    private void publish(TestKafka kafka) {
        Encoding encoding = new Encoding(AvroSerdes.of(kafka.clients()));
        try (FeedTransactions transactions = new FeedTransactions(kafka.clients(), "bench")) {
            transactions.open();
            for (int first = 0; first < PUBLISHED; first += PAGE) {
                transactions.commit(page(encoding, first));
            }
        }
    }

    private List<ProducerRecord<byte[], byte[]>> page(Encoding encoding, int first) {
        List<ProducerRecord<byte[], byte[]>> page = new ArrayList<>();
        for (int i = first; i < first + PAGE; i++) {
            page.add(encoding.record(Topics.LEDGER, Clock.systemUTC(), id(i), new LedgerEntry(content())));
        }
        return page;
    }

    private static void restore(TestKafka kafka) throws Exception {
        Ledger ledger = new Ledger(kafka.clients());
        double seconds = Comparison.seconds(() -> {
            ledger.readOn();
            return ledger.size();
        });
        System.out.printf(
                Locale.ROOT,
                "ledger from Kafka: %,d documents in %.1f s, which is %.0f s for %,d%n",
                ledger.size(),
                seconds,
                seconds * DOCUMENTS / PUBLISHED,
                DOCUMENTS);
    }

    private static String id(int document) {
        return "US-" + (10_000_000 + document);
    }

    private ContentHash content() {
        byte[] bits = new byte[ContentHash.getClassSchema().getFixedSize()];
        random.nextBytes(bits);
        return new ContentHash(bits);
    }
}
