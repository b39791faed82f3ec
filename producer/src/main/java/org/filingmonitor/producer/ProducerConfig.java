package org.filingmonitor.producer;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.filingmonitor.filing.IpcScheme;
import org.filingmonitor.producer.feed.simulator.Simulation;

/**
 * What a producer needs to know.
 *
 * @param kafka Kafka client properties, {@code bootstrap.servers} and others, and the registry's keys
 * @param feeds directories or files to watch
 * @param historyFeeds directories or files to watch whose filings alert nobody
 * @param simulation made-up filings to bring beside the feeds, if any
 * @param clock what the time is: record times come from it, and which dates lie in the future
 * @param scheme which IPC symbols there are: documents with others are warned of
 */
public record ProducerConfig(
        Map<String, String> kafka,
        List<Path> feeds,
        List<Path> historyFeeds,
        Optional<Simulation> simulation,
        Clock clock,
        IpcScheme scheme) {

    public ProducerConfig {
        kafka = Map.copyOf(kafka);
        feeds = List.copyOf(feeds);
        historyFeeds = List.copyOf(historyFeeds);
        refuseTwice(feeds, historyFeeds);
    }

    /** Configures a producer that simulates nothing and knows no scheme. */
    public ProducerConfig(Map<String, String> kafka, List<Path> feeds, List<Path> historyFeeds, Clock clock) {
        this(kafka, feeds, historyFeeds, Optional.empty(), clock, IpcScheme.NONE);
    }

    /** Returns this configuration with a scheme. */
    public ProducerConfig withScheme(IpcScheme known) {
        return new ProducerConfig(kafka, feeds, historyFeeds, simulation, clock, known);
    }

    /** Returns this configuration with a simulation, or without one. */
    public ProducerConfig withSimulation(Optional<Simulation> other) {
        return new ProducerConfig(kafka, feeds, historyFeeds, other, clock, scheme);
    }

    /** Returns the configuration of a producer that watches nothing and takes what is ingested. */
    public static ProducerConfig of(Map<String, String> kafka) {
        return new ProducerConfig(kafka, List.of(), List.of(), Clock.systemUTC());
    }

    /** A path is a feed with one cursor, so that it can be watched only once. */
    private static void refuseTwice(List<Path> feeds, List<Path> historyFeeds) {
        Set<Path> watched = new HashSet<>();
        Stream.concat(feeds.stream(), historyFeeds.stream())
                .map(path -> path.toAbsolutePath().normalize())
                .filter(path -> !watched.add(path))
                .findFirst()
                .ifPresent(twice -> {
                    throw new IllegalArgumentException("feed " + twice + " is given twice: give it once");
                });
    }
}
