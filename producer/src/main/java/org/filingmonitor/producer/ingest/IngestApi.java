package org.filingmonitor.producer.ingest;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.ServiceUnavailableResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.filingmonitor.producer.feed.DocumentReader;
import org.filingmonitor.producer.feed.FeedPage;
import org.filingmonitor.producer.feed.Formats;
import org.filingmonitor.producer.feed.Paging;
import org.filingmonitor.producer.publish.FeedFencedException;
import org.filingmonitor.producer.publish.FilingPublisher;
import org.filingmonitor.producer.publish.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /api/v1/ingest?format=&name=&history=&revision=} reads its body, a file, and publishes it page by page.
 * Files are read one at a time, in the order in which they came. A client that goes away, or that sends nothing for the
 * server's idle time-out (Jetty's, 30 seconds), or too slowly (see {@link CountedInput}), ends its ingest; what was
 * published before stays, and is known when the file is sent again.
 */
public final class IngestApi implements AutoCloseable {

    /** Name of the feed that all files sent make up. */
    public static final String FEED = "ingest";

    private static final Logger LOG = LoggerFactory.getLogger(IngestApi.class);

    private static final Duration WAITING = Duration.ofSeconds(5);

    private final Formats formats;
    private final Ledger ledger;
    private final FilingPublisher publisher;
    private final Clock clock;
    private final Semaphore turn = new Semaphore(1, true);

    /**
     * Creates the route's handler, which closes the publisher.
     *
     * @param publisher publisher of the feed {@value #FEED}
     */
    public IngestApi(Formats formats, Ledger ledger, FilingPublisher publisher, Clock clock) {
        this.formats = formats;
        this.ledger = ledger;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Adds the route. */
    public void routes(RoutesConfig routes) {
        routes.post("/api/v1/ingest", this::ingest);
    }

    /** Readies the publisher unless it is in use, so that the first ingest need not wait for it. Call again and again. */
    public void keepOpen() {
        if (!turn.tryAcquire()) {
            return;
        }
        try {
            publisher.open();
        } catch (KafkaException | FeedFencedException away) {
            LOG.warn("files cannot be taken now: {}", away.getMessage());
        } finally {
            turn.release();
        }
    }

    private void ingest(Context context) throws InterruptedException {
        IngestRequest request = IngestRequest.of(context, formats);
        if (!ledger.isRestored()) {
            context.header(Header.RETRY_AFTER, "2");
            throw new ServiceUnavailableResponse("the producer is still reading what it has published: try again");
        }
        context.contentType("application/x-ndjson");
        IngestAnswer answer = new IngestAnswer(context.outputStream());
        try {
            await(answer);
        } catch (IOException gone) {
            LOG.info("{} was given up by its client before its turn: {}", request.name(), gone.toString());
            return;
        }
        try {
            ingest(new CountedInput(context.bodyInputStream(), System::nanoTime), request, answer);
        } catch (IOException gone) {
            LOG.info("ingest of {} has ended before its file did: {}", request.name(), gone.toString());
        } finally {
            turn.release();
        }
    }

    /** Waits for this file's turn. A line now and then keeps the connection, and shows when the client has gone. */
    private void await(IngestAnswer answer) throws InterruptedException, IOException {
        while (!turn.tryAcquire(WAITING.toMillis(), TimeUnit.MILLISECONDS)) {
            answer.progress(0);
        }
    }

    private void ingest(CountedInput body, IngestRequest request, IngestAnswer answer) throws IOException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        try (DocumentReader reader = formats.read(request.format(), body, request.source(today))) {
            Paging.Page page;
            do {
                page = Paging.next(reader);
                answer.page(page.documents(), publisher.publish(new FeedPage(page.documents(), "")));
                answer.progress(body.count());
            } while (!page.last());
            answer.summary();
        } catch (KafkaException | FeedFencedException failed) {
            LOG.warn("ingest of {} failed", request.name(), failed);
            answer.error("Kafka does not take the file now: " + failed.getMessage() + "; send it again later");
        }
    }

    @Override
    public void close() {
        try {
            if (!turn.tryAcquire(1, TimeUnit.SECONDS)) {
                LOG.info("closing while a file is being read; it can be sent again");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        publisher.close();
    }
}
