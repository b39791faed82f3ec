package org.filingmonitor.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamsConfigTest {

    @TempDir
    Path stateDir;

    @Test
    void isExactlyOnceWithADurableStateAndAStaticMembership() {
        Properties properties =
                new StreamsConfig(Map.of("bootstrap.servers", "kafka:9092"), stateDir, "host:8080").streamsProperties();

        assertThat(properties)
                .containsEntry("processing.guarantee", "exactly_once_v2")
                .containsEntry("state.dir", stateDir.toString())
                .containsEntry("num.standby.replicas", 1)
                .containsEntry("commit.interval.ms", 200)
                .containsKey("consumer.group.instance.id")
                .containsEntry("bootstrap.servers", "kafka:9092");
    }

    @Test
    void passesKafkaPropertiesThroughAndLetsThemOverride() {
        Properties properties = new StreamsConfig(
                        Map.of(
                                "security.protocol", "SASL_SSL",
                                "num.standby.replicas", "0",
                                "processing.guarantee", "at_least_once"),
                        stateDir,
                        "host:8080")
                .streamsProperties();

        assertThat(properties)
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("num.standby.replicas", "0")
                .as("exactness is not up for configuration")
                .containsEntry("processing.guarantee", "exactly_once_v2");
    }

    @Test
    void isTheSameGroupMemberAfterARestartOnAnotherPort() {
        Object before = instanceId("host:8080");
        assertThat(instanceId("host:9999")).isEqualTo(before);
    }

    private Object instanceId(String applicationServer) {
        return new StreamsConfig(Map.of(), stateDir, applicationServer)
                .streamsProperties()
                .get("consumer.group.instance.id");
    }
}
