package org.filingmonitor.monitor.config;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What an option is when the command line does not say: the environment variable of its name ({@code --data-dir} is
 * {@code FILING_MONITOR_DATA_DIR}), else the configuration file's key of its name, else the option's own default.
 */
public final class Defaults implements IDefaultValueProvider {

    /**
     * What divides several values of an option in one text: a line end, which no path has. A file gives a list, the
     * environment one value a line, the command line the option several times.
     */
    public static final String SEVERAL = "\n";

    private static final String PREFIX = "FILING_MONITOR_";
    private static final String KAFKA_PREFIX = PREFIX + "KAFKA_";

    private final Map<String, String> environment;
    private final YamlFile file;

    /** Looks into an environment, then into a file. */
    public Defaults(Map<String, String> environment, YamlFile file) {
        this.environment = Map.copyOf(environment);
        this.file = file;
    }

    /** Returns the environment variable of an option, by its name without dashes. */
    public static String variable(String option) {
        return PREFIX + option.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Returns an environment variable; null if it is not set. */
    public String environment(String name) {
        return environment.get(name);
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return null;
        }
        String name = option.longestName().replaceFirst("^-+", "");
        String value = environment.get(variable(name));
        return value == null ? file.options().get(name) : value;
    }

    /**
     * Returns the properties of Kafka clients: those of the file, and over them those of the environment, where
     * {@code FILING_MONITOR_KAFKA_SASL_MECHANISM} is {@code sasl.mechanism}.
     */
    public Map<String, String> kafka() {
        Map<String, String> kafka = new HashMap<>(file.kafka());
        environment.forEach((name, value) -> {
            if (name.startsWith(KAFKA_PREFIX)) {
                kafka.put(
                        name.substring(KAFKA_PREFIX.length())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '.'),
                        value);
            }
        });
        return Map.copyOf(kafka);
    }
}
