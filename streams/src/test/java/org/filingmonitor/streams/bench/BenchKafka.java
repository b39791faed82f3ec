package org.filingmonitor.streams.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.TestBroker;
import org.filingmonitor.topic.TopicProvisioner;
import org.filingmonitor.topic.Topics;

/** A broker in this JVM with the monitor's topics, what was read of them, and what they take on disk. */
final class BenchKafka implements AutoCloseable {

    private final Path directory = Files.createTempDirectory("filing-monitor-bench");
    private final TestBroker broker = new TestBroker(Files.createDirectory(directory.resolve("broker")));
    private final Map<String, String> clients =
            Map.of("bootstrap.servers", broker.address(), "schema.registry.url", "mock://" + UUID.randomUUID());
    private final Admin admin = Admin.create(new HashMap<>(clients));

    BenchKafka() throws Exception {
        TopicProvisioner.provision(clients, Optional.of((short) 1));
    }

    Map<String, String> clients() {
        return clients;
    }

    /** Returns a directory beside the broker's. */
    Path stateDir() {
        return directory.resolve("state");
    }

    /** Writes observations, and waits until all are acknowledged. */
    void produce(GeneratedFilings filings, int count) {
        AvroSerdes serdes = AvroSerdes.of(clients);
        Map<String, Object> config = new HashMap<>(clients);
        config.put("compression.type", "lz4");
        config.put("linger.ms", "20");
        // Right after a topic was made, its leader may refuse the first batch and take the second.
        config.put("max.in.flight.requests.per.connection", "1");
        try (KafkaProducer<String, FilingObservation> producer = new KafkaProducer<>(
                config,
                serdes.key(Topics.FILINGS).serializer(),
                serdes.value(Topics.FILINGS).serializer())) {
            for (int i = 0; i < count; i++) {
                FilingObservation seen = filings.next();
                var unused = producer.send(new ProducerRecord<>(Topics.FILINGS.name(), seen.getId(), seen));
            }
        }
    }

    /** Returns how many records of the topics that an application reads have been written and not yet been processed. */
    long lag(String application) throws Exception {
        Map<TopicPartition, Long> ends = ends(name ->
                name.equals(Topics.FILINGS.name()) || (name.startsWith(application) && name.endsWith("-repartition")));
        Map<TopicPartition, OffsetAndMetadata> processed = processed(application);
        long lag = 0;
        for (var end : ends.entrySet()) {
            OffsetAndMetadata at = processed.get(end.getKey());
            long missing = end.getValue() - (at == null ? 0 : at.offset());
            // The marker of the last transaction is no record, and is not always told as read.
            lag += missing > 1 ? missing : 0;
        }
        return lag;
    }

    /** Returns how many observations an application has processed. */
    long processedFilings(String application) throws Exception {
        return processed(application).entrySet().stream()
                .filter(at -> at.getKey().topic().equals(Topics.FILINGS.name()))
                .mapToLong(at -> at.getValue().offset())
                .sum();
    }

    private Map<TopicPartition, OffsetAndMetadata> processed(String application) throws Exception {
        return admin.listConsumerGroupOffsets(application)
                .partitionsToOffsetAndMetadata()
                .get();
    }

    /** Returns how far a topic reaches, all partitions together. */
    long end(String topic) throws Exception {
        return ends(topic::equals).values().stream().mapToLong(end -> end).sum();
    }

    private Map<TopicPartition, Long> ends(Predicate<String> wanted) throws Exception {
        Collection<String> topics =
                admin.listTopics().names().get().stream().filter(wanted).toList();
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        admin.describeTopics(topics).allTopicNames().get().forEach((name, topic) -> topic.partitions()
                .forEach(
                        partition -> latest.put(new TopicPartition(name, partition.partition()), OffsetSpec.latest())));
        return admin.listOffsets(latest).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    /** Returns the bytes of each topic on disk, by name. */
    Map<String, Long> bytesByTopic() throws IOException {
        Map<String, Long> bytes = new TreeMap<>();
        try (Stream<Path> partitions = Files.list(directory.resolve("broker"))) {
            for (Path partition : partitions.filter(Files::isDirectory).toList()) {
                String topic = partition.getFileName().toString().replaceFirst("-\\d+$", "");
                bytes.merge(topic, segments(partition), Long::sum);
            }
        }
        return bytes;
    }

    private static long segments(Path partition) throws IOException {
        try (Stream<Path> files = Files.list(partition)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .mapToLong(BenchKafka::size)
                    .sum();
        }
    }

    /** Returns the bytes of the stores on disk. */
    long stateBytes() throws IOException {
        try (Stream<Path> files = Files.walk(stateDir())) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(BenchKafka::size)
                    .sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        admin.close();
        broker.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
