package org.filingmonitor.monitor.command;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.filingmonitor.monitor.apart.Away;
import org.filingmonitor.monitor.failure.Failure;
import org.filingmonitor.topic.ProvisionedTopic;
import org.filingmonitor.topic.TopicProvisioner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code topics}: every topic and schema, on a Kafka and registry elsewhere. */
@Command(
        name = "topics",
        description = {
            "Creates or verifies all topics on a Kafka of your own, and registers all schemas.",
            "",
            "Says what differs, and changes no topic that exists."
        })
public final class TopicsCommand implements Callable<Integer> {

    @Mixin
    CommonOptions common;

    @Mixin
    private KafkaOptions kafka;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        for (ProvisionedTopic topic : provision(kafka.properties(spec))) {
            spec.commandLine()
                    .getOut()
                    .println((topic.created() ? "created   " : "verified  ") + topic.name() + ", " + topic.partitions()
                            + (topic.partitions() == 1 ? " partition" : " partitions"));
        }
        return 0;
    }

    private static List<ProvisionedTopic> provision(Map<String, String> kafka) {
        try {
            return TopicProvisioner.provision(kafka);
        } catch (KafkaException e) {
            throw new Failure(Away.reason(e), e);
        }
    }
}
