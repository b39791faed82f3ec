package org.filingmonitor.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlFileTest {

    private static final Set<String> KNOWN = Set.of("port", "feed", "empty");

    @TempDir
    private Path directory;

    @Test
    void readsOptionsAndPropertiesOfKafkaClients() throws IOException {
        YamlFile file = read(
                """
                port: 9000
                empty: true
                feed: [a, 'b:c']
                kafka:
                  bootstrap.servers: broker:9092
                  sasl:
                    mechanism: PLAIN
                """);

        assertThat(file.options()).isEqualTo(Map.of("port", "9000", "empty", "true", "feed", "a\nb:c"));
        assertThat(file.kafka()).isEqualTo(Map.of("bootstrap.servers", "broker:9092", "sasl.mechanism", "PLAIN"));
    }

    @Test
    void namesEveryUnknownKeyAndEveryKeyWithoutValueAtOnce() {
        assertThatThrownBy(() -> read("prot: 1\nfeeds: x\nport:\nkafka: 5\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "unknown key 'prot'", "unknown key 'feeds'", "'port' needs a value", "'kafka' needs keys");
    }

    @Test
    void saysWhichLineIsNoYaml() {
        assertThatThrownBy(() -> read("port: 1\n  - : [\n")).hasMessageContaining("is no YAML: line ");
    }

    @Test
    void takesAnEmptyFileForOneThatSaysNothing() throws IOException {
        assertThat(read("")).isEqualTo(YamlFile.NONE);
    }

    @Test
    void refusesATextThatIsNoMap() {
        assertThatThrownBy(() -> read("- port\n")).hasMessageContaining("must hold keys and values");
    }

    private YamlFile read(String yaml) throws IOException {
        return YamlFile.read(Files.writeString(directory.resolve("monitor.yaml"), yaml), KNOWN);
    }
}
