package org.filingmonitor.registry;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The registries of this process. Kafka builds serializers by class name, many times over, so that what they are to share
 * can only stand here.
 */
final class Registries {

    private static final Map<String, InMemoryRegistry> IN_MEMORY = new ConcurrentHashMap<>();
    private static final Map<RegistryConfig, RegistryClient> CLIENTS = new ConcurrentHashMap<>();

    private Registries() {}

    static SchemaRegistry of(RegistryConfig config) {
        return config.inMemoryName().isPresent()
                ? IN_MEMORY.computeIfAbsent(config.inMemoryName().get(), InMemoryRegistry::new)
                : CLIENTS.computeIfAbsent(config, RegistryClient::new);
    }
}
