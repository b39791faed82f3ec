package org.filingmonitor.monitor.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.ChannelType;
import org.filingmonitor.event.Owner;
import org.filingmonitor.event.WatchedFact;
import org.filingmonitor.event.Watchlist;
import org.filingmonitor.producer.feed.simulator.SimulatedFilings;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;

/**
 * Measures how long it takes from a filing's record in {@code filings.v1} to its webhook, and to the topics between, on one
 * machine, everything in one process as {@code up} starts it: {@code bench.watchlists} (default 10,000) watchlists of one
 * owner each, some with a word more, and {@code bench.rate} (100) simulated filings per second, for {@code bench.seconds}
 * (60) after {@code bench.warm-up} (120): a process that has just begun has to compile its code first.
 */
public final class LatencyBench implements AutoCloseable {

    private static final int SEED = 1;
    private static final int TARGETS = 100;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private final int watchlists = Integer.getInteger("bench.watchlists", 10_000);
    private final int rate = Integer.getInteger("bench.rate", 100);
    private final int seconds = Integer.getInteger("bench.seconds", 60);
    private final int warmUp = Integer.getInteger("bench.warm-up", 120);
    private volatile Latencies webhooks = new Latencies();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpServer receiver;
    private final BenchMonitor monitor = new BenchMonitor();

    private LatencyBench() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(threads);
        receiver.createContext("/", this::receive);
        receiver.start();
    }

    /** Prints the figures. */
    public static void main(String[] args) throws Exception {
        try (LatencyBench bench = new LatencyBench()) {
            bench.run();
        }
    }

    private void run() throws Exception {
        monitor.start();
        write();
        monitor.stop();
        monitor.start("--simulate=" + rate, "--simulate-seed=" + SEED);
        Stages stages = new Stages(monitor.kafka());
        Thread reading = new Thread(stages);
        reading.start();
        monitor.pass(warmUp);
        stages.clear();
        webhooks = new Latencies();
        monitor.pass(seconds);
        System.out.println(String.format(
                Locale.ROOT,
                "%,d watchlists, %d filings/s, from the record of a filing in filings.v1:",
                watchlists,
                rate));
        stages.print();
        System.out.println("webhooks: " + webhooks);
        stages.end();
        reading.join();
    }

    private void write() throws Exception {
        Map<String, String> kafka = monitor.kafka();
        AvroSerdes serdes = AvroSerdes.of(kafka);
        try (KafkaProducer<String, Watchlist> producer = new KafkaProducer<>(
                new HashMap<>(kafka),
                serdes.key(Topics.WATCHLISTS).serializer(),
                serdes.value(Topics.WATCHLISTS).serializer())) {
            int number = 0;
            for (String owner : owners()) {
                Watchlist watchlist = watchlist(number++, owner);
                var unused =
                        producer.send(new ProducerRecord<>(Topics.WATCHLISTS.name(), watchlist.getId(), watchlist));
            }
        }
    }

    /** The first owners that the simulation brings, so that nearly every filing has a watchlist. */
    private Set<String> owners() {
        SimulatedFilings filings = new SimulatedFilings(SEED);
        Set<String> owners = new LinkedHashSet<>();
        for (long index = 0; owners.size() < watchlists; index++) {
            for (Owner owner : filings.observation(index).getOwners()) {
                owners.add(owner.getName());
            }
        }
        return owners;
    }

    private Watchlist watchlist(int number, String owner) {
        String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/" + number % TARGETS;
        return Watchlist.newBuilder()
                .setId("w" + number)
                .setName(owner)
                .setQuery("owner:\"" + owner + "\"" + (number % 2 == 0 ? "" : " AND (simulated OR blockchain)"))
                .setFacts(List.of(WatchedFact.NEW))
                .setChannels(List.of(Channel.newBuilder()
                        .setType(ChannelType.WEBHOOK)
                        .setTarget(url)
                        .setSecret(SECRET)
                        .build()))
                .setSince(Instant.EPOCH)
                .build();
    }

    private void receive(HttpExchange exchange) throws IOException {
        Instant now = Instant.now();
        JsonNode payload = JSON.readTree(exchange.getRequestBody());
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
        for (JsonNode alert : payload.at("/data/alerts")) {
            Instant seen = Instant.parse(alert.at("/filing/firstSeenAt").asText());
            webhooks.add(Duration.between(seen, now));
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        receiver.stop(0);
        threads.shutdownNow();
        monitor.close();
    }
}
