package org.filingmonitor.streams.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.javalin.http.Handler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that an instance hands on to another, which says what it was asked. */
class ForwardingTest {

    @TempDir
    private Path state;

    private final Javalin other = server(request -> request.header(Peers.FORWARDED, request.header(Peers.FORWARDED))
            .result(request.path() + " " + request.queryParam("scope")));
    private HostInfo holder = new HostInfo("127.0.0.1", other.port());
    private KafkaStreams streams;
    private Javalin asked;

    @BeforeEach
    void ask() {
        streams = new Assigned();
        Forwarding forwarding =
                new Forwarding(new Holders(() -> streams, new HostInfo("127.0.0.1", 1)), new Peers(PeerAccess.OPEN));
        asked = server(forwarding.byKey("store", request -> "key", request -> request.result("here")));
    }

    @AfterEach
    void stop() {
        asked.stop();
        other.stop();
        streams.close();
    }

    @Test
    void handsOnWhatReadersLeaveUnescaped() throws IOException {
        assertThat(answer("/filings/US-1?scope=owner:A|B%20{\u00dc}%26%2B+[x]"))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("/filings/US-1 owner:A|B {\u00dc}&+ [x]");
    }

    @Test
    void refusesForNowWhatNobodyIsKnownToHold() throws IOException {
        holder = HostInfo.unavailable();

        assertThat(answer("/filings/US-1")).startsWith("HTTP/1.1 503 ");
    }

    private String answer(String target) throws IOException {
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), asked.port())) {
            client.getOutputStream()
                    .write(("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").getBytes(UTF_8));
            return new String(client.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static Javalin server(Handler handler) {
        return Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.jetty.host = "127.0.0.1";
                    config.jetty.port = 0;
                    config.routes.get("/filings/{id}", handler);
                })
                .start();
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "forwarding-" + UUID.randomUUID());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        return properties;
    }

    private static StreamsBuilder anyTopology() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream("any").to("other");
        return builder;
    }

    /** Never started: it knows one holder of everything. */
    private final class Assigned extends KafkaStreams {

        private Assigned() {
            super(anyTopology().build(), properties());
        }

        @Override
        public <K> KeyQueryMetadata queryMetadataForKey(String store, K key, Serializer<K> serializer) {
            return new KeyQueryMetadata(holder, Set.of(), 0);
        }
    }
}
