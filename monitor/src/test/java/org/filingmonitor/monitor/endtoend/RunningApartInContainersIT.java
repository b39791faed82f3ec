package org.filingmonitor.monitor.endtoend;

import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.api.Assumptions.assumeThatCode;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.DockerImageName;

/**
 * On Kafka and Confluent Schema Registry in containers, where Docker and the images are. Other images can stand in for
 * them: {@code -Dtest.kafka.image=} and {@code -Dtest.registry.image=}.
 */
class RunningApartInContainersIT extends RunningApartContract {

    private static final int REGISTRY_PORT = 8081;
    private static final DockerImageName KAFKA = image("test.kafka.image", "apache/kafka", "4.1.0");
    private static final DockerImageName REGISTRY =
            image("test.registry.image", "confluentinc/cp-schema-registry", "7.9.0");

    private Network network;
    private KafkaContainer kafka;
    private GenericContainer<?> registry;

    @BeforeEach
    void start() {
        assumeThat(DockerClientFactory.instance().isDockerAvailable())
                .as("Docker answers")
                .isTrue();
        assumeThatCode(() -> new RemoteDockerImage(KAFKA).get())
                .as("image " + KAFKA)
                .doesNotThrowAnyException();
        assumeThatCode(() -> new RemoteDockerImage(REGISTRY).get())
                .as("image " + REGISTRY)
                .doesNotThrowAnyException();
        network = Network.newNetwork();
        kafka = new KafkaContainer(KAFKA).withNetwork(network).withListener("kafka:19092");
        registry = new GenericContainer<>(REGISTRY)
                .withNetwork(network)
                .withExposedPorts(REGISTRY_PORT)
                .withEnv("SCHEMA_REGISTRY_HOST_NAME", "schema-registry")
                .withEnv("SCHEMA_REGISTRY_LISTENERS", "http://0.0.0.0:" + REGISTRY_PORT)
                .withEnv("SCHEMA_REGISTRY_KAFKASTORE_BOOTSTRAP_SERVERS", "PLAINTEXT://kafka:19092")
                .dependsOn(kafka)
                .waitingFor(Wait.forHttp("/subjects").forPort(REGISTRY_PORT));
        Startables.deepStart(registry).join();
    }

    @AfterEach
    void stop() {
        if (network != null) {
            registry.close();
            kafka.close();
            network.close();
        }
    }

    @Override
    Map<String, String> clients() {
        return Map.of(
                "bootstrap.servers",
                kafka.getBootstrapServers(),
                "schema.registry.url",
                "http://" + registry.getHost() + ":" + registry.getMappedPort(REGISTRY_PORT));
    }

    private static DockerImageName image(String property, String original, String tag) {
        return DockerImageName.parse(System.getProperty(property, original + ":" + tag))
                .asCompatibleSubstituteFor(original);
    }
}
