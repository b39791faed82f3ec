package org.filingmonitor.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.filingmonitor.monitor.local.Elsewhere;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry's contract against a real server. */
class RealRegistryIT extends SchemaRegistryContract {

    private static Elsewhere elsewhere;

    private final String subject = UUID.randomUUID() + "-value";

    @BeforeAll
    static void startRegistry(@TempDir Path directory) throws Exception {
        elsewhere = new Elsewhere(directory);
        elsewhere.startRegistry();
    }

    @AfterAll
    static void stopRegistry() throws InterruptedException {
        elsewhere.close();
    }

    @Override
    SchemaRegistry registry() {
        return SchemaRegistry.of(Map.of("schema.registry.url", elsewhere.registryUrl()));
    }

    @Override
    String subject() {
        return subject;
    }

    @Test
    void takesTheSchemasOfEveryTopic() {
        assertThat(Topics.all()).allSatisfy(topic -> {
            int id = registry().register(subject + topic.name(), topic.valueSchema());
            assertThat(registry().byId(id)).isEqualTo(AvroSchemas.withoutJavaString(topic.valueSchema()));
            assertThat(registry().idOf(subject + topic.name(), topic.valueSchema()))
                    .isEqualTo(id);
        });
    }

    @Test
    void answers() {
        assertThat(registry().answers()).isTrue();
    }
}
