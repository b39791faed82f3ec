package org.filingmonitor.monitor.local;

import java.nio.file.Path;
import java.util.Map;

/**
 * A Kafka that demands a name and a password, and a registry, as users run them elsewhere. Each starts, stops and comes
 * back at the same address with its data.
 */
public final class Elsewhere implements AutoCloseable {

    /** What no log may show. */
    public static final String PASSWORD = "never-to-be-shown-4711";

    private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required "
            + "username=\"monitor\" password=\"" + PASSWORD + "\"";

    private static final Map<String, String> SASL = Map.of(
            "listener.security.protocol.map", "PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
            "inter.broker.listener.name", "PLAINTEXT",
            "sasl.enabled.mechanisms", "PLAIN",
            "sasl.mechanism.inter.broker.protocol", "PLAIN",
            "listener.name.plaintext.plain.sasl.jaas.config", LOGIN + " user_monitor=\"" + PASSWORD + "\";");

    private final Path directory;
    private final Ports ports = Ports.choose(0);
    private InJvmBroker kafka;
    private RegistryProcess registry;

    /** Chooses addresses, where nothing runs yet. */
    public Elsewhere(Path directory) {
        this.directory = directory;
    }

    /** Starts Kafka, unless it runs. */
    public void startKafka() throws Exception {
        if (kafka == null) {
            kafka = InJvmBroker.start(directory.resolve("kafka"), ports.kafka(), ports.controller(), SASL);
        }
    }

    /** Stops Kafka, if it runs. */
    public void stopKafka() {
        if (kafka != null) {
            kafka.close();
            kafka = null;
        }
    }

    /** Starts the registry, unless it runs. */
    public void startRegistry() throws Exception {
        if (registry != null) {
            return;
        }
        registry = RegistryProcess.launch(
                Installation.find(),
                directory.resolve("registry"),
                ports.registry(),
                directory.resolve("registry.log"),
                RegistryJvm.fromSystemProperties());
        registry.awaitReady();
    }

    /** Stops the registry, if it runs. */
    public void stopRegistry() throws InterruptedException {
        if (registry != null) {
            registry.close();
            registry = null;
        }
    }

    /** Returns the registry's address. */
    public String registryUrl() {
        return "http://127.0.0.1:" + ports.registry() + "/apis/ccompat/v7";
    }

    /** Returns the properties of clients, the password among them. */
    public Map<String, String> clients() {
        return Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + ports.kafka(),
                "schema.registry.url",
                registryUrl(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                LOGIN + ";");
    }

    @Override
    public void close() throws InterruptedException {
        stopKafka();
        stopRegistry();
    }
}
