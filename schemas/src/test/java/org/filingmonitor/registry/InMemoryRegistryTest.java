package org.filingmonitor.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class InMemoryRegistryTest extends SchemaRegistryContract {

    private final String subject = UUID.randomUUID().toString();
    private final SchemaRegistry registry = named("InMemoryRegistryTest");

    private static SchemaRegistry named(String name) {
        return SchemaRegistry.of(Map.of("schema.registry.url", "mock://" + name));
    }

    @Override
    SchemaRegistry registry() {
        return registry;
    }

    @Override
    String subject() {
        return subject;
    }

    @Test
    void isSharedByNameAndByNothingElse() {
        registry.register(subject, Schema.create(Schema.Type.STRING));
        assertThat(named("InMemoryRegistryTest").versions(subject)).containsExactly(1);
        assertThat(named("another").versions(subject)).isEmpty();
    }
}
