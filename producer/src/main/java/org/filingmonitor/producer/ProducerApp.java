package org.filingmonitor.producer;

import io.javalin.config.RoutesConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.filingmonitor.producer.feed.Feed;
import org.filingmonitor.producer.feed.Formats;
import org.filingmonitor.producer.feed.cndocument.CnDocumentParser;
import org.filingmonitor.producer.feed.cnlisting.CnListingParser;
import org.filingmonitor.producer.feed.container.Containers;
import org.filingmonitor.producer.feed.directory.DirectoryFeed;
import org.filingmonitor.producer.feed.epfulltext.EpFullText;
import org.filingmonitor.producer.feed.exchange.EpoExchange;
import org.filingmonitor.producer.feed.jsonl.JsonLinesParser;
import org.filingmonitor.producer.feed.portfolio.OwnerPortfolioParser;
import org.filingmonitor.producer.feed.simulator.SimulatedFeed;
import org.filingmonitor.producer.feed.uspto.UsptoXml;
import org.filingmonitor.producer.feed.xml.XmlFeedParser;
import org.filingmonitor.producer.ingest.IngestApi;
import org.filingmonitor.producer.publish.FilingPublisher;
import org.filingmonitor.producer.publish.Ledger;
import org.filingmonitor.producer.status.FeedStatuses;
import org.filingmonitor.producer.status.FeedsApi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The producer: a pump for each feed, the route that takes files, and one ledger for all of them. */
public final class ProducerApp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProducerApp.class);
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final ProducerConfig config;
    private final Formats formats;
    private final Ledger ledger;
    private final IngestApi ingest;
    private final FeedStatuses statuses;
    private final List<FeedPump> pumps;
    private final ScheduledExecutorService threads;

    private ProducerApp(ProducerConfig config) {
        this.config = config;
        this.formats = new Formats(
                List.of(
                        new OwnerPortfolioParser(),
                        new CnDocumentParser(),
                        new CnListingParser(),
                        new JsonLinesParser(),
                        new XmlFeedParser(new UsptoXml()),
                        new XmlFeedParser(new EpoExchange()),
                        new XmlFeedParser(new EpFullText())),
                new Containers(),
                config.scheme());
        this.ledger = new Ledger(config.kafka());
        this.ingest = new IngestApi(formats, ledger, publisher(IngestApi.FEED, "ingest"), config.clock());
        this.statuses = new FeedStatuses(config.kafka());
        this.pumps = feeds().map(this::pump).toList();
        this.threads = Executors.newScheduledThreadPool(pumps.size() + 2);
    }

    /**
     * Starts a producer. It returns at once; while Kafka is away, the producer is not ready, and waits for it.
     *
     * @throws org.apache.kafka.common.config.ConfigException if the configuration is wrong
     */
    public static ProducerApp start(ProducerConfig config) {
        ProducerApp app = new ProducerApp(config);
        ScheduledFuture<?> unused = app.threads.scheduleWithFixedDelay(app.ingest::keepOpen, 0, 1, TimeUnit.SECONDS);
        app.threads.execute(app.statuses);
        app.pumps.forEach(app.threads::execute);
        return app;
    }

    /** Adds the routes {@code POST /api/v1/ingest} and {@code GET /api/v1/feeds}. */
    public void routes(RoutesConfig routes) {
        new FeedsApi(statuses, config.clock()).routes(routes);
        ingest.routes(routes);
    }

    /**
     * Tells whether the producer knows what it published before, and so can tell what is new, and pumps all of its feeds. A
     * feed that another producer took over is pumped here no more: the log says which.
     */
    public boolean isReady() {
        return ledger.isRestored() && pumps.stream().noneMatch(FeedPump::hasEnded);
    }

    /** Stops within two seconds: pages under way are finished, or else published at the next start. */
    @Override
    public void close() {
        pumps.forEach(FeedPump::stop);
        statuses.stop();
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("feeds did not end within {}: their last pages are published at the next start", CLOSING);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        ingest.close();
    }

    private Stream<Feed> feeds() {
        return Stream.of(
                        config.feeds().stream().map(path -> directory(path, false)),
                        config.historyFeeds().stream().map(path -> directory(path, true)),
                        config.simulation().stream().map(SimulatedFeed::new))
                .flatMap(feeds -> feeds);
    }

    private Feed directory(Path path, boolean history) {
        return new DirectoryFeed(path, history, formats, config.clock());
    }

    private FeedPump pump(Feed feed) {
        return new FeedPump(feed, publisher(feed.name(), feed.kind()), config.clock());
    }

    private FilingPublisher publisher(String feed, String kind) {
        return new FilingPublisher(config.kafka(), feed, kind, ledger, config.clock());
    }
}
