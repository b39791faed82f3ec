package org.filingmonitor.alerts;

import io.javalin.config.RoutesConfig;
import java.time.Clock;
import org.filingmonitor.alerts.alert.AlertApi;
import org.filingmonitor.alerts.alert.AlertFeed;
import org.filingmonitor.alerts.alert.AlertLog;
import org.filingmonitor.alerts.alert.AlertMarks;
import org.filingmonitor.alerts.alert.AlertStream;
import org.filingmonitor.alerts.alert.MarkApi;
import org.filingmonitor.alerts.alert.MarkWriter;
import org.filingmonitor.alerts.backtest.BacktestApi;
import org.filingmonitor.alerts.courier.Couriers;
import org.filingmonitor.alerts.courier.WebhookAddresses;
import org.filingmonitor.alerts.deliver.Dispatcher;
import org.filingmonitor.alerts.deliver.NotificationApi;
import org.filingmonitor.alerts.matching.WatchlistTable;
import org.filingmonitor.alerts.message.AtomText;
import org.filingmonitor.alerts.message.IpcTitles;
import org.filingmonitor.alerts.message.Links;
import org.filingmonitor.alerts.search.FilingIndexer;
import org.filingmonitor.alerts.search.FilingSearch;
import org.filingmonitor.alerts.search.FilingsApi;
import org.filingmonitor.alerts.watch.ChannelTestApi;
import org.filingmonitor.alerts.watch.UnsubscribeApi;
import org.filingmonitor.alerts.watch.WatchlistApi;
import org.filingmonitor.alerts.watch.Watchlists;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.alerts.wire.ReaderPool;
import org.filingmonitor.alerts.wire.TableReading;
import org.filingmonitor.alerts.wire.Tireless;
import org.filingmonitor.alerts.wire.TopicBytes;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;

/** The alerts application: matches every change of a filing with the watchlists and tells their subscribers. */
public final class AlertsApp implements AutoCloseable {

    private final AlertStreams streams;
    private final Tireless matching;
    private final AlertMarks marks = new AlertMarks();
    private final Tireless marking;
    private final MarkWriter markWriter;
    private final Watchlists watchlists;
    private final Tireless titling;
    private final Dispatcher dispatcher;
    private final FilingIndexer indexer;
    private final Tireless indexing;
    private final FilingsApi filingsApi;
    private final BacktestApi backtestApi;
    private final WatchlistApi watchlistApi;
    private final UnsubscribeApi unsubscribeApi;
    private final ReaderPool readers;
    private final AlertApi alertApi;
    private final AlertFeed alertFeed;
    private final AlertStream alertStream;
    private final MarkApi markApi;
    private final NotificationApi notificationApi;
    private final ChannelTestApi channelTestApi;

    private AlertsApp(AlertsConfig config) {
        KafkaClients clients = new KafkaClients(config.kafka(), config.instance());
        WatchlistTable table = new WatchlistTable();
        WebhookAddresses addresses = new WebhookAddresses(config.allowPrivateWebhooks());
        streams = new AlertStreams(config, table);
        matching = Tireless.start("alert-matching", streams);
        watchlists = new Watchlists(clients, AlertsConfig.APPLICATION_ID, table, streams::isRunning);
        AvroSerdes serdes = AvroSerdes.of(config.kafka());
        marking = Tireless.start(
                "alert-marks", new TableReading<>(clients, TopicBytes.of(Topics.ALERT_MARKS, serdes), marks));
        markWriter = new MarkWriter(clients, serdes, marks, Clock.systemUTC());
        IpcTitles titles = new IpcTitles();
        titling = Tireless.start(
                "ipc-titles", new TableReading<>(clients, TopicBytes.of(Topics.IPC_TITLES, serdes), titles));
        Couriers couriers = new Couriers(addresses, config.sending(), titles, Clock.systemUTC());
        dispatcher = Dispatcher.start(
                clients, table, marks, couriers, watchlists::pause, config.retries(), config.holding());
        indexer = new FilingIndexer(config.stateDir().resolve("search"), clients, serdes);
        indexing = Tireless.start("filing-index", indexer);
        FilingSearch search = new FilingSearch(indexer::index);
        filingsApi = new FilingsApi(search);
        backtestApi = new BacktestApi(search, watchlists::find);
        watchlistApi =
                new WatchlistApi(watchlists, addresses, config.sending().mail().isPresent(), Clock.systemUTC());
        unsubscribeApi = new UnsubscribeApi(watchlists);
        readers = new ReaderPool(clients);
        AlertLog log = new AlertLog(clients, readers, serdes);
        alertApi = new AlertApi(log, marks);
        alertFeed = new AlertFeed(
                log,
                marks,
                watchlists::find,
                new AtomText(Links.to(config.sending().publicUrl()), titles));
        alertStream = new AlertStream(clients, log, marks);
        markApi = new MarkApi(marks, markWriter, watchlists::has);
        notificationApi = new NotificationApi(clients, readers, serdes, Clock.systemUTC());
        channelTestApi = new ChannelTestApi(watchlists, dispatcher::test);
    }

    /** Starts the application; it is ready once {@link #isReady()} says so, and resumes by itself if Kafka was away. */
    public static AlertsApp start(AlertsConfig config) {
        return new AlertsApp(config);
    }

    /** Adds the routes of filings, watchlists, back-tests, alerts, their marks and what became of them. */
    public void routes(RoutesConfig routes) {
        filingsApi.routes(routes);
        backtestApi.routes(routes);
        watchlistApi.routes(routes);
        unsubscribeApi.routes(routes);
        alertApi.routes(routes);
        alertFeed.routes(routes);
        alertStream.routes(routes);
        markApi.routes(routes);
        notificationApi.routes(routes);
        channelTestApi.routes(routes);
    }

    /**
     * Tells whether changes are being matched, watchlists and marks can be read, and filings searched once their index is
     * built.
     */
    public boolean isReady() {
        return streams.isRunning() && marks.isComplete() && indexer.isStarted();
    }

    @Override
    public void close() {
        alertStream.close();
        dispatcher.close();
        notificationApi.close();
        readers.close();
        titling.close();
        watchlists.close();
        markWriter.close();
        marking.close();
        matching.close();
        indexing.close();
        indexer.close();
    }
}
