package org.filingmonitor.streams;

import io.javalin.config.RoutesConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.streams.query.QueryApi;
import org.filingmonitor.streams.query.StateStores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The streams application: runs the topology and answers readers. */
public final class StreamsApp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsApp.class);
    private static final Duration CLOSE = Duration.ofSeconds(3);

    private final KafkaStreams streams;
    private final QueryApi queries;

    private StreamsApp(StreamsConfig config) {
        Properties properties = config.streamsProperties();
        AvroSerdes serdes = AvroSerdes.of(config.kafka());
        streams = new KafkaStreams(
                FilingTopology.build(new org.apache.kafka.streams.StreamsConfig(properties), serdes), properties);
        queries = new QueryApi(new StateStores(streams, config.applicationServer(), serdes), Clock.systemUTC());
    }

    /** Starts the topology; it is ready once {@link #isReady()} says so. */
    public static StreamsApp start(StreamsConfig config) {
        StreamsApp app = new StreamsApp(config);
        app.streams.setUncaughtExceptionHandler(failure -> {
            LOG.error("A stream thread stopped, another one takes over: {}", failure.toString(), failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        app.streams.start();
        return app;
    }

    /** Adds the routes of the query API. */
    public void routes(RoutesConfig routes) {
        queries.routes(routes);
    }

    /** Tells whether the topology runs and its stores can be queried. */
    public boolean isReady() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    @Override
    public void close() {
        streams.close(CLOSE);
    }
}
