package org.filingmonitor.monitor.apart;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.filingmonitor.registry.SchemaRegistry;

/** The Kafka and the schema registry that an application runs on: whether they answer now. */
final class Surroundings implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 2_000;

    private final Map<String, String> kafka;
    private final SchemaRegistry registry;
    private Admin admin;

    /**
     * Looks at what clients of Kafka and of the registry are told.
     *
     * @throws org.apache.kafka.common.config.ConfigException that names every wrong key of the registry
     */
    Surroundings(Map<String, String> kafka) {
        this.kafka = Map.copyOf(kafka);
        this.registry = SchemaRegistry.of(kafka);
    }

    /** Tells whether Kafka lets us ask and answers, within two seconds. */
    boolean kafkaAnswers() {
        try {
            return !admin().describeCluster(new DescribeClusterOptions().timeoutMs(PATIENCE_MILLIS))
                    .nodes()
                    .get()
                    .isEmpty();
        } catch (ExecutionException | KafkaException away) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A host whose name is not known, as of a container that is down, makes no client: it is made once it is. */
    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(new HashMap<>(kafka));
        }
        return admin;
    }

    /** Tells whether the registry answers. */
    boolean registryAnswers() {
        return registry.answers();
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close();
        }
    }
}
