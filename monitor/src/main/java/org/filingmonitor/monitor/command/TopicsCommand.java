package org.filingmonitor.monitor.command;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.filingmonitor.monitor.config.Defaults;
import org.filingmonitor.monitor.failure.Failure;
import org.filingmonitor.topic.ProvisionedTopic;
import org.filingmonitor.topic.TopicProvisioner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code topics}: every topic and schema, on a Kafka and registry elsewhere. */
@Command(
        name = "topics",
        description = {
            "Creates or verifies all topics on a Kafka of your own, and registers all schemas.",
            "",
            "Says what differs, and changes no topic that exists."
        },
        footer = {
            "",
            "Kafka client properties and the registry's keys stand under 'kafka:' in --config, or in the environment: "
                    + "bootstrap.servers is FILING_MONITOR_KAFKA_BOOTSTRAP_SERVERS. Two are needed: bootstrap.servers "
                    + "and schema.registry.url. Keep secrets in the environment or in a file that others cannot read."
        })
public final class TopicsCommand implements Callable<Integer> {

    @Mixin
    CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Map<String, String> kafka = ((Defaults) spec.defaultValueProvider()).kafka();
        for (String needed : new String[] {"bootstrap.servers", "schema.registry.url"}) {
            if (!kafka.containsKey(needed)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "no " + needed + ": set it under 'kafka:' in --config, or as "
                                + Defaults.variable("kafka-" + needed.replace('.', '-')));
            }
        }
        for (ProvisionedTopic topic : provision(kafka)) {
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
            throw new Failure(e.getMessage(), e);
        }
    }
}
