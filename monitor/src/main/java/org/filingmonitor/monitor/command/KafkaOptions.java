package org.filingmonitor.monitor.command;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.filingmonitor.monitor.config.Defaults;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which Kafka and registry a command uses: keys of their clients, passed through. */
final class KafkaOptions {

    /** Keys whose values must not stand on a command line, which every user of the machine can read. */
    private static final Pattern SECRET = Pattern.compile("password|secret|jaas|user\\.info|token|\\.key$|credential");

    private static final String[] NEEDED = {"bootstrap.servers", "schema.registry.url"};

    @Option(
            names = "--kafka",
            paramLabel = "KEY=VALUE",
            description = {
                "a property of Kafka's clients or a key of the registry's; may be repeated. The same as KEY under "
                        + "'kafka:' in --config, or in the environment: bootstrap.servers is "
                        + "FILING_MONITOR_KAFKA_BOOTSTRAP_SERVERS. Needed are bootstrap.servers and "
                        + "schema.registry.url. Secrets come from the environment or the file alone"
            })
    private Map<String, String> given = Map.of();

    /**
     * Returns the properties: those of the command line over those of the environment over those of the file.
     *
     * @throws ParameterException if one is missing, or a secret stands on the command line
     */
    Map<String, String> properties(CommandSpec command) {
        Map<String, String> kafka = given(command);
        for (String needed : NEEDED) {
            if (!kafka.containsKey(needed)) {
                throw new ParameterException(
                        command.commandLine(),
                        "no " + needed + ": set it under 'kafka:' in --config, or as " + variable(needed));
            }
        }
        return kafka;
    }

    /**
     * Returns the properties there are, which may be none.
     *
     * @throws ParameterException if a secret stands on the command line
     */
    Map<String, String> given(CommandSpec command) {
        Map<String, String> kafka = new HashMap<>(((Defaults) command.defaultValueProvider()).kafka());
        given.keySet().stream()
                .filter(key -> SECRET.matcher(key).find())
                .findFirst()
                .ifPresent(secret -> {
                    throw new ParameterException(
                            command.commandLine(),
                            "--kafka " + secret
                                    + ": secrets do not belong on the command line; set it under 'kafka:' in "
                                    + "--config, or as " + variable(secret));
                });
        kafka.putAll(given);
        return Map.copyOf(kafka);
    }

    /** Returns the properties if they name a Kafka, else those of the running monitor. */
    Map<String, String> given(CommandSpec command, MonitorOptions monitor) {
        Map<String, String> kafka = given(command);
        return kafka.containsKey("bootstrap.servers") ? kafka : monitor.kafka();
    }

    private static String variable(String property) {
        return Defaults.variable("kafka-" + property.replace('.', '-'));
    }
}
