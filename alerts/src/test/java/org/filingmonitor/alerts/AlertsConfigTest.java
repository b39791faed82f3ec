package org.filingmonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsConfigTest {

    @TempDir
    private Path directory;

    @Test
    void letsNothingPassedThroughUndoWhatCorrectnessRestsOn() {
        Map<String, String> kafka = Map.of(
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG, "at_least_once",
                StreamsConfig.APPLICATION_ID_CONFIG, "other",
                StreamsConfig.STATE_DIR_CONFIG, "elsewhere",
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, "Other",
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, "Other",
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, "500");

        Properties properties = AlertsConfig.of(kafka, directory).streamsProperties();

        assertThat(properties)
                .containsEntry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2)
                .containsEntry(StreamsConfig.APPLICATION_ID_CONFIG, AlertsConfig.APPLICATION_ID)
                .containsEntry(StreamsConfig.STATE_DIR_CONFIG, directory.toString())
                .containsEntry(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, PoisonRecords.class)
                .containsEntry(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, RefusedRecords.class)
                .containsEntry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, "500");
    }

    @Test
    void namesEachInstanceAfterItsState() {
        AlertsConfig one = AlertsConfig.of(Map.of(), directory.resolve("one"));

        assertThat(one.instance())
                .isEqualTo(AlertsConfig.of(Map.of(), directory.resolve("one")).instance());
        assertThat(one.instance())
                .isNotEqualTo(
                        AlertsConfig.of(Map.of(), directory.resolve("two")).instance());
    }
}
