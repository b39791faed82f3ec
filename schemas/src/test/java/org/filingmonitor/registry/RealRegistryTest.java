package org.filingmonitor.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Map;
import java.util.UUID;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a registry server that runs already: {@code -Dtest.registry.url=http://127.0.0.1:8081/apis/ccompat/v7}. */
class RealRegistryTest extends SchemaRegistryContract {

    private static final String URL = System.getProperty("test.registry.url", "");

    private final String subject = UUID.randomUUID() + "-value";

    @BeforeEach
    void needsAServer() {
        assumeThat(URL).as("set -Dtest.registry.url to a registry's address").isNotEmpty();
    }

    @Override
    SchemaRegistry registry() {
        return SchemaRegistry.of(Map.of("schema.registry.url", URL));
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
}
