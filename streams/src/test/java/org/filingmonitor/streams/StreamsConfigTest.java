package org.filingmonitor.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamsConfigTest {

    private static final Map<String, String> KAFKA = Map.of("bootstrap.servers", "kafka:9092");

    @TempDir
    Path stateDir;

    @Test
    void isExactlyOnceWithADurableStateAndAStaticMembership() {
        Properties properties = new StreamsConfig(KAFKA, stateDir, "host:8080").streamsProperties();

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
                                "bootstrap.servers", "kafka:9092",
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

    @Test
    void movesWorkAfterFifteenSecondsOfSilence() {
        StreamsConfig config = new StreamsConfig(KAFKA, stateDir, "host:8080");

        assertThat(config.session()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.heartbeat()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.streamsProperties()).containsEntry("probing.rebalance.interval.ms", 60_000);
    }

    @Test
    void beatsFasterWhereTheSessionIsShorterWithWhateverPrefix() {
        assertThat(configured("session.timeout.ms", "6000").heartbeat()).isEqualTo(Duration.ofMillis(1200));
        assertThat(configured("consumer.session.timeout.ms", "10000").heartbeat())
                .isEqualTo(Duration.ofSeconds(2));
        assertThat(configured("session.timeout.ms", "60000").heartbeat()).isEqualTo(Duration.ofSeconds(3));
        assertThat(configured("heartbeat.interval.ms", "1000").heartbeat()).isEqualTo(Duration.ofSeconds(1));
    }

    private StreamsConfig configured(String key, String value) {
        return new StreamsConfig(Map.of("bootstrap.servers", "kafka:9092", key, value), stateDir, "host:8080");
    }

    private Object instanceId(String applicationServer) {
        return new StreamsConfig(KAFKA, stateDir, applicationServer)
                .streamsProperties()
                .get("consumer.group.instance.id");
    }
}
