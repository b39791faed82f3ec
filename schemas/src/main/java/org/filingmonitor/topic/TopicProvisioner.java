package org.filingmonitor.topic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.filingmonitor.registry.SchemaRegistry;

/**
 * Makes a cluster and a registry what the catalogue says: topics that are missing are created, those that are there are
 * verified and never altered, and the schemas are registered under FULL_TRANSITIVE. Run again, it changes nothing; run by
 * several at once, it does no harm.
 */
public final class TopicProvisioner {

    private final BrokerTopics broker;
    private final SchemaRegistry registry;
    private final Optional<Short> replicationFactor;

    /**
     * Provisions every topic of the catalogue, with the broker's default replication factor.
     *
     * @param kafka configuration of Kafka clients, and Confluent's keys for the registry
     * @throws ProvisioningException that names every difference and its cure
     * @throws org.apache.kafka.common.KafkaException if the cluster or the registry cannot be asked
     */
    public static List<ProvisionedTopic> provision(Map<String, ?> kafka) {
        return provision(kafka, Optional.empty());
    }

    /** As {@link #provision(Map)}, with a replication factor for topics that are created. */
    public static List<ProvisionedTopic> provision(Map<String, ?> kafka, Optional<Short> replicationFactor) {
        SchemaRegistry registry = SchemaRegistry.of(kafka);
        try (Admin admin = Admin.create(new HashMap<>(kafka))) {
            return new TopicProvisioner(admin, registry, replicationFactor).provision(Topics.all());
        }
    }

    /**
     * Verifies every topic of the catalogue, and creates none. Schemas that the registry does not have yet, as after an
     * upgrade, are registered.
     *
     * @param kafka configuration of Kafka clients, and Confluent's keys for the registry
     * @throws ProvisioningException that names what is missing or differs, and its cure
     * @throws org.apache.kafka.common.KafkaException if the cluster or the registry cannot be asked
     */
    public static void verify(Map<String, ?> kafka) {
        SchemaRegistry registry = SchemaRegistry.of(kafka);
        try (Admin admin = Admin.create(new HashMap<>(kafka))) {
            new TopicProvisioner(admin, registry, Optional.empty()).verify(Topics.all());
        }
    }

    TopicProvisioner(Admin admin, SchemaRegistry registry, Optional<Short> replicationFactor) {
        this.broker = new BrokerTopics(admin);
        this.registry = registry;
        this.replicationFactor = replicationFactor;
    }

    /**
     * Provisions topics, and the dead letters of those that have some.
     *
     * @return each topic, in the order given, dead letters after their topic
     * @throws ProvisioningException that names every difference; where topics differ, nothing was created
     */
    List<ProvisionedTopic> provision(Collection<Topic<?, ?>> topics) {
        Map<String, TopicShape> wanted = shapes(topics);
        Map<String, TopicShape> existing = existing(wanted);
        broker.create(
                wanted.values().stream()
                        .filter(shape -> !existing.containsKey(shape.name()))
                        .toList(),
                replicationFactor);
        Map<String, Map<String, Integer>> schemaIds = register(topics);
        return wanted.values().stream()
                .map(shape -> new ProvisionedTopic(
                        shape.name(),
                        shape.partitions(),
                        !existing.containsKey(shape.name()),
                        schemaIds.getOrDefault(shape.name(), Map.of())))
                .toList();
    }

    /** As {@link #verify(Map)}, for some topics. */
    void verify(Collection<Topic<?, ?>> topics) {
        Map<String, TopicShape> wanted = shapes(topics);
        List<String> missing = new ArrayList<>(wanted.keySet());
        missing.removeAll(existing(wanted).keySet());
        if (!missing.isEmpty()) {
            throw new ProvisioningException(List.of("Kafka has no " + String.join(", ", missing)
                    + ": run 'filing-monitor topics' with this configuration first"));
        }
        register(topics);
    }

    private Map<String, TopicShape> existing(Map<String, TopicShape> wanted) {
        Map<String, TopicShape> existing = broker.existing(wanted.keySet());
        throwIfAny(existing.values().stream()
                .flatMap(found -> wanted.get(found.name()).differences(found).stream())
                .toList());
        return existing;
    }

    private static Map<String, TopicShape> shapes(Collection<Topic<?, ?>> topics) {
        List<TopicShape> shapes = new ArrayList<>();
        for (Topic<?, ?> topic : topics) {
            shapes.add(TopicShape.of(topic));
            if (Topics.withDeadLetters().contains(topic)) {
                shapes.add(TopicShape.deadLettersOf(topic));
            }
        }
        Map<String, TopicShape> byName = new LinkedHashMap<>();
        shapes.forEach(shape -> byName.put(shape.name(), shape));
        return byName;
    }

    private Map<String, Map<String, Integer>> register(Collection<Topic<?, ?>> topics) {
        TopicSchemas schemas = new TopicSchemas(registry);
        Map<String, Map<String, Integer>> ids = new LinkedHashMap<>();
        topics.forEach(topic -> ids.put(topic.name(), schemas.register(topic)));
        throwIfAny(schemas.differences());
        return ids;
    }

    private static void throwIfAny(List<String> differences) {
        if (!differences.isEmpty()) {
            throw new ProvisioningException(differences);
        }
    }
}
