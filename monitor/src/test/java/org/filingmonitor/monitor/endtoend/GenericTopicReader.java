package org.filingmonitor.monitor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics as a stranger does: Kafka's bytes, the registry's REST API, Avro's generic reader; nothing of ours. */
final class GenericTopicReader {

    private static final Duration POLL = Duration.ofSeconds(1);

    private final String kafka;
    private final String registry;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Integer, Schema> schemas = new HashMap<>();

    GenericTopicReader(String kafka, String registry) {
        this.kafka = kafka;
        this.registry = registry;
    }

    /** Decodes every record of every topic of the monitor and returns how many there are; dead letters are raw bytes. */
    Map<String, Integer> readAll() throws IOException, InterruptedException {
        Map<String, Integer> records = new TreeMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka,
                        "isolation.level",
                        "read_committed",
                        "auto.offset.reset",
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                    .filter(topic -> topic.getKey().matches("[a-z-]+\\.v\\d+"))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> consumed : consumer.poll(POLL)) {
                    decode(consumed.key());
                    decode(consumed.value());
                    records.merge(consumed.topic(), 1, Integer::sum);
                }
            }
        }
        return records;
    }

    private void decode(byte[] bytes) throws IOException, InterruptedException {
        if (bytes == null) {
            return; // a delete
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        assertThat(buffer.get()).isZero();
        Schema schema = schema(buffer.getInt());
        var decoder = DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null);
        assertThat(new GenericDatumReader<Object>(schema).read(null, decoder)).isNotNull();
        assertThat(decoder.isEnd()).isTrue();
    }

    private Schema schema(int id) throws IOException, InterruptedException {
        if (!schemas.containsKey(id)) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(registry + "/schemas/ids/" + id))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            String schema =
                    new ObjectMapper().readTree(answer.body()).path("schema").asText();
            schemas.put(id, new Schema.Parser().parse(schema));
        }
        return schemas.get(id);
    }
}
