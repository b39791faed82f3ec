package org.filingmonitor.alerts;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.filingmonitor.topic.TopicProvisioner;

/** A real broker inside the test's JVM, with all topics, and a registry beside it. */
public final class TestBroker implements AutoCloseable {

    private final org.filingmonitor.topic.TestBroker broker;
    private final Map<String, String> kafka;

    public TestBroker(Path directory) throws Exception {
        broker = new org.filingmonitor.topic.TestBroker(directory);
        kafka = Map.of("bootstrap.servers", broker.address(), "schema.registry.url", "mock://" + UUID.randomUUID());
        TopicProvisioner.provision(kafka, Optional.of((short) 1));
    }

    /** Returns what clients need to reach broker and registry. */
    public Map<String, String> kafka() {
        return kafka;
    }

    @Override
    public void close() {
        broker.close();
    }
}
