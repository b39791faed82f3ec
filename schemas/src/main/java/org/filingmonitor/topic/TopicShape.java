package org.filingmonitor.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A topic as Kafka sees it.
 *
 * @param name its name
 * @param partitions how many it has
 * @param configs its configuration: what the catalogue says of it, or all of it
 */
record TopicShape(String name, int partitions, Map<String, String> configs) {

    static TopicShape of(Topic<?, ?> topic) {
        return new TopicShape(topic.name(), topic.partitions(), topic.cleanup().configs());
    }

    /** One partition suffices: dead letters are few, and people read them. */
    static TopicShape deadLettersOf(Topic<?, ?> topic) {
        return new TopicShape(topic.deadLetters(), 1, Topic.Cleanup.THIRTY_DAYS.configs());
    }

    NewTopic toCreate(Optional<Short> replicationFactor) {
        return new NewTopic(name, Optional.of(partitions), replicationFactor).configs(configs);
    }

    /** Says how a topic that is there differs from this one, and what to do about it. */
    List<String> differences(TopicShape actual) {
        List<String> differences = new ArrayList<>();
        if (actual.partitions != partitions) {
            differences.add("topic " + name + " has " + actual.partitions + " partitions and needs " + partitions
                    + ": keys would move, so stop the applications, delete the topic, and run this again");
        }
        new TreeMap<>(configs).forEach((key, wanted) -> {
            String found = actual.configs.get(key);
            if (!wanted.equals(found)) {
                differences.add("topic " + name + " has " + key + "=" + found + " and needs " + wanted
                        + ": kafka-configs.sh --bootstrap-server ... --alter --entity-type topics --entity-name " + name
                        + " --add-config " + key + "=" + wanted);
            }
        });
        return differences;
    }
}
