package org.filingmonitor.topic;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics of a Kafka cluster. */
final class BrokerTopics {

    /** A topic that was created is known everywhere only a moment later. */
    private static final RetryPolicy<Boolean> UNTIL_KNOWN = RetryPolicy.<Boolean>builder()
            .handleResult(false)
            .handle(UnknownTopicOrPartitionException.class)
            .withDelay(Duration.ofMillis(50))
            .withMaxRetries(-1)
            .withMaxDuration(Duration.ofSeconds(15))
            .build();

    private final Admin admin;

    BrokerTopics(Admin admin) {
        this.admin = admin;
    }

    /** Returns those of the named topics that are there, by name. */
    Map<String, TopicShape> existing(Collection<String> names) {
        Map<String, TopicShape> shapes = new HashMap<>();
        Map<ConfigResource, Integer> partitions = new HashMap<>();
        admin.describeTopics(names).topicNameValues().forEach((name, described) -> awaitUnless(
                        UnknownTopicOrPartitionException.class, described)
                .ifPresent(topic -> partitions.put(
                        new ConfigResource(ConfigResource.Type.TOPIC, name),
                        topic.partitions().size())));
        await(admin.describeConfigs(partitions.keySet()).all())
                .forEach((resource, config) -> shapes.put(
                        resource.name(), new TopicShape(resource.name(), partitions.get(resource), texts(config))));
        return shapes;
    }

    private static Map<String, String> texts(Config config) {
        Map<String, String> texts = new HashMap<>();
        for (ConfigEntry entry : config.entries()) {
            texts.put(entry.name(), entry.value());
        }
        return texts;
    }

    /** Creates topics, and returns once they are known. One that somebody else creates at the same time is as good. */
    void create(Collection<TopicShape> shapes, Optional<Short> replicationFactor) {
        List<NewTopic> missing =
                shapes.stream().map(shape -> shape.toCreate(replicationFactor)).toList();
        admin.createTopics(missing).values().values().forEach(one -> awaitUnless(TopicExistsException.class, one));
        List<String> names = shapes.stream().map(TopicShape::name).toList();
        Failsafe.with(UNTIL_KNOWN).get(() -> existing(names).size() == names.size());
    }

    private static <T> Optional<T> awaitUnless(Class<? extends KafkaException> expected, KafkaFuture<T> future) {
        try {
            return Optional.ofNullable(await(future));
        } catch (KafkaException e) {
            if (expected.isInstance(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException reason) {
                throw reason;
            }
            throw new KafkaException("Kafka did not say what its topics are", e.getCause());
        }
    }
}
