package org.filingmonitor.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Option;

class DefaultsTest {

    private static final YamlFile FILE = new YamlFile(
            Map.of("data-dir", "from-file", "port", "1"), Map.of("sasl.mechanism", "PLAIN", "client.id", "file"));

    private static final class Options {
        @Option(names = "--data-dir", defaultValue = "built-in")
        private String dataDir;

        @Option(names = "--port", defaultValue = "0")
        private int port;

        @Option(names = "--other", defaultValue = "built-in")
        private String other;
    }

    @Test
    void commandLineWinsOverEnvironmentAndThatOverFile() {
        Map<String, String> environment = Map.of("FILING_MONITOR_DATA_DIR", "from-environment");

        assertThat(parse(environment, "--data-dir", "given").dataDir).isEqualTo("given");
        assertThat(parse(environment).dataDir).isEqualTo("from-environment");
        assertThat(parse(Map.of()).dataDir).isEqualTo("from-file");
        assertThat(parse(Map.of()).port).isEqualTo(1);
        assertThat(parse(Map.of()).other).isEqualTo("built-in");
    }

    @Test
    void propertiesOfKafkaClientsComeFromFileAndEnvironment() {
        Map<String, String> environment =
                Map.of("FILING_MONITOR_KAFKA_SASL_JAAS_CONFIG", "secret", "FILING_MONITOR_KAFKA_CLIENT_ID", "mine");

        assertThat(new Defaults(environment, FILE).kafka())
                .isEqualTo(Map.of("sasl.mechanism", "PLAIN", "client.id", "mine", "sasl.jaas.config", "secret"));
    }

    private static Options parse(Map<String, String> environment, String... args) {
        Options options = new Options();
        new CommandLine(options)
                .setDefaultValueProvider(new Defaults(environment, FILE))
                .parseArgs(args);
        return options;
    }
}
