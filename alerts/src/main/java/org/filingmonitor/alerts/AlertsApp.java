package org.filingmonitor.alerts;

import io.javalin.config.RoutesConfig;
import java.time.Clock;
import org.filingmonitor.alerts.alert.AlertApi;
import org.filingmonitor.alerts.alert.AlertLog;
import org.filingmonitor.alerts.backtest.BacktestApi;
import org.filingmonitor.alerts.deliver.Dispatcher;
import org.filingmonitor.alerts.deliver.Tireless;
import org.filingmonitor.alerts.deliver.WebhookAddresses;
import org.filingmonitor.alerts.matching.WatchlistTable;
import org.filingmonitor.alerts.search.FilingIndexer;
import org.filingmonitor.alerts.search.FilingSearch;
import org.filingmonitor.alerts.search.FilingsApi;
import org.filingmonitor.alerts.watch.WatchlistApi;
import org.filingmonitor.alerts.watch.Watchlists;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.serde.AvroSerdes;

/** The alerts application: matches every change of a filing with the watchlists and tells their subscribers. */
public final class AlertsApp implements AutoCloseable {

    private final AlertStreams streams;
    private final Tireless matching;
    private final Watchlists watchlists;
    private final Dispatcher dispatcher;
    private final FilingIndexer indexer;
    private final Tireless indexing;
    private final FilingsApi filingsApi;
    private final BacktestApi backtestApi;
    private final WatchlistApi watchlistApi;
    private final AlertApi alertApi;

    private AlertsApp(AlertsConfig config) {
        KafkaClients clients = new KafkaClients(config.kafka(), config.instance());
        WatchlistTable table = new WatchlistTable();
        WebhookAddresses addresses = new WebhookAddresses(config.allowPrivateWebhooks());
        streams = new AlertStreams(config, table);
        matching = Tireless.start("alert-matching", streams);
        watchlists = new Watchlists(clients, AlertsConfig.APPLICATION_ID, table, streams::isRunning);
        dispatcher = Dispatcher.start(clients, table, addresses, config.retries(), config.holding());
        indexer = new FilingIndexer(config.stateDir().resolve("search"), clients, AvroSerdes.of(config.kafka()));
        indexing = Tireless.start("filing-index", indexer);
        FilingSearch search = new FilingSearch(indexer::index);
        filingsApi = new FilingsApi(search);
        backtestApi = new BacktestApi(search, table::get);
        watchlistApi = new WatchlistApi(watchlists, addresses, Clock.systemUTC());
        alertApi = new AlertApi(new AlertLog(clients, AvroSerdes.of(config.kafka())));
    }

    /** Starts the application; it is ready once {@link #isReady()} says so, and resumes by itself if Kafka was away. */
    public static AlertsApp start(AlertsConfig config) {
        return new AlertsApp(config);
    }

    /** Adds the routes of filings, watchlists, back-tests and alerts. */
    public void routes(RoutesConfig routes) {
        filingsApi.routes(routes);
        backtestApi.routes(routes);
        watchlistApi.routes(routes);
        alertApi.routes(routes);
    }

    /** Tells whether changes are being matched, watchlists can be read, and filings searched once their index is built. */
    public boolean isReady() {
        return streams.isRunning() && indexer.isStarted();
    }

    @Override
    public void close() {
        dispatcher.close();
        watchlists.close();
        matching.close();
        indexing.close();
        indexer.close();
    }
}
