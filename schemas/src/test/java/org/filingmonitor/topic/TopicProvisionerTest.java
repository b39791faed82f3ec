package org.filingmonitor.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.filingmonitor.event.CountKey;
import org.filingmonitor.event.FeedStatus;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.IpcTitle;
import org.filingmonitor.registry.Compatibility;
import org.filingmonitor.registry.SchemaRegistry;
import org.filingmonitor.topic.Topic.Cleanup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicProvisionerTest {

    /** A real server's address, where one is given. */
    private static final String REGISTRY = System.getProperty("test.registry.url", "mock://provisioned");

    @TempDir
    static Path directory;

    private static TestBroker broker;
    private static Admin admin;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = new TestBroker(directory);
        admin = Admin.create(Map.of("bootstrap.servers", broker.address()));
    }

    @AfterAll
    static void stopBroker() {
        admin.close();
        broker.close();
    }

    @Test
    void createsTheCatalogueAndAgainOnlyVerifiesIt() throws Exception {
        Map<String, String> kafka = Map.of("bootstrap.servers", broker.address(), "schema.registry.url", REGISTRY);

        List<ProvisionedTopic> first = TopicProvisioner.provision(kafka, Optional.of((short) 1));
        assertThat(first)
                .allMatch(ProvisionedTopic::created)
                .extracting(ProvisionedTopic::name)
                .startsWith("filings.v1", "filings.dlq.v1")
                .contains("filing-changes.dlq.v1", "monthly-counts.v1");
        assertThat(admin.listTopics().names().get())
                .containsAll(first.stream().map(ProvisionedTopic::name).toList());
        assertThat(first.get(0).schemaIds()).containsOnlyKeys("filings.v1-key", "filings.v1-value");
        assertThat(first.get(1).schemaIds()).isEmpty();

        List<ProvisionedTopic> second = TopicProvisioner.provision(kafka);
        assertThat(second).noneMatch(ProvisionedTopic::created);
        SchemaRegistry registry = registry(REGISTRY);
        assertThat(first.stream().flatMap(topic -> topic.schemaIds().keySet().stream()))
                .allMatch(subject -> registry.compatibility(subject) == Compatibility.FULL_TRANSITIVE);
        assertThat(second.stream().map(ProvisionedTopic::schemaIds))
                .isEqualTo(first.stream().map(ProvisionedTopic::schemaIds).toList());
    }

    @Test
    void givesTopicsTheirPartitionsAndCleanup() throws Exception {
        Topic<String, FeedStatus> table = new Topic<>("table.v1", String.class, FeedStatus.class, 3, Cleanup.COMPACT);
        Topic<String, FeedStatus> kept = new Topic<>("kept.v1", String.class, FeedStatus.class, 2, Cleanup.KEEP);
        provisioner("mock://cleanup").provision(List.of(table, kept));
        assertThat(admin.describeTopics(List.of("table.v1"))
                        .allTopicNames()
                        .get()
                        .get("table.v1")
                        .partitions())
                .hasSize(3);
        assertThat(config("table.v1", "cleanup.policy")).isEqualTo("compact");
        assertThat(config("kept.v1", "cleanup.policy")).isEqualTo("delete");
        assertThat(config("kept.v1", "retention.ms")).isEqualTo("-1");
    }

    @Test
    void verifiesWithoutCreatingWhatIsMissing() throws Exception {
        Topic<String, FeedStatus> there = new Topic<>("there.v1", String.class, FeedStatus.class, 1, Cleanup.KEEP);
        Topic<String, FeedStatus> absent = new Topic<>("absent.v1", String.class, FeedStatus.class, 1, Cleanup.KEEP);
        provisioner("mock://verified").provision(List.of(there));

        provisioner("mock://verified").verify(List.of(there));
        provisioner("mock://empty").verify(List.of(there));
        assertThat(registry("mock://empty").versions("there.v1-value")).hasSize(1);
        assertThatExceptionOfType(ProvisioningException.class)
                .isThrownBy(() -> provisioner("mock://verified").verify(List.of(there, absent)))
                .withMessage("Kafka has no absent.v1: run 'filing-monitor topics' with this configuration first");
        assertThat(admin.listTopics().names().get()).doesNotContain("absent.v1");
    }

    @Test
    void tellsEveryDifferenceOfTopicsAtOnceAndCreatesNothing() throws Exception {
        admin.createTopics(List.of(new NewTopic("odd.v1", 1, (short) 1), new NewTopic("small.v1", 1, (short) 1)))
                .all()
                .get();
        List<Topic<?, ?>> topics = List.of(
                new Topic<>("odd.v1", String.class, FeedStatus.class, 1, Cleanup.COMPACT),
                new Topic<>("small.v1", String.class, FeedStatus.class, 4, Cleanup.KEEP),
                new Topic<>("missing.v1", String.class, FeedStatus.class, 4, Cleanup.KEEP));
        assertThatExceptionOfType(ProvisioningException.class)
                .isThrownBy(() -> provisioner("mock://differences").provision(topics))
                .extracting(ProvisioningException::differences, type(List.class))
                .hasToString(
                        "[topic odd.v1 has cleanup.policy=delete and needs compact: kafka-configs.sh --bootstrap-server ..."
                                + " --alter --entity-type topics --entity-name odd.v1 --add-config cleanup.policy=compact, "
                                + "topic small.v1 has 1 partitions and needs 4: keys would move, so stop the applications, "
                                + "delete the topic, and run this again, "
                                + "topic small.v1 has retention.ms=604800000 and needs -1: kafka-configs.sh --bootstrap-server"
                                + " ... --alter --entity-type topics --entity-name small.v1 --add-config retention.ms=-1]");
        assertThat(admin.listTopics().names().get()).doesNotContain("missing.v1");
    }

    @Test
    void registersSchemasUnderFullTransitive() {
        SchemaRegistry registry = registry("mock://full");
        provisioner("mock://full").provision(List.of(Topics.FEED_STATUS));
        assertThat(registry.versions("feed-status.v1-value")).containsExactly(1);
        assertThat(registry.compatibility("feed-status.v1-key")).isEqualTo(Compatibility.FULL_TRANSITIVE);
        assertThat(registry.compatibility("feed-status.v1-value")).isEqualTo(Compatibility.FULL_TRANSITIVE);
        assertThat(registry.compatibility("another-value")).isEqualTo(Compatibility.BACKWARD);
    }

    @Test
    void tellsEverySchemaThatIsRefused() {
        Schema other = SchemaBuilder.record("Other").fields().requiredInt("n").endRecord();
        SchemaRegistry registry = registry("mock://refused");
        registry.register("counts.v1-key", other);
        registry.register("titles.v1-value", other);
        List<Topic<?, ?>> topics = List.of(
                new Topic<>("counts.v1", CountKey.class, FilingObservation.class, 1, Cleanup.KEEP),
                new Topic<>("titles.v1", String.class, IpcTitle.class, 1, Cleanup.COMPACT));
        assertThatExceptionOfType(ProvisioningException.class)
                .isThrownBy(() -> provisioner("mock://refused").provision(topics))
                .satisfies(thrown -> assertThat(thrown.differences()).hasSize(2))
                .withMessageContaining("the schema for subject counts.v1-key does not go with a registered one")
                .withMessageContaining("schemas of keys are frozen")
                .withMessageContaining("the schema for subject titles.v1-value does not go with a registered one")
                .withMessageContaining("is not FULL_TRANSITIVE compatible");
        assertThat(registry.versions("counts.v1-value")).containsExactly(1);
    }

    @Test
    void severalMayProvisionAtOnce() throws Exception {
        List<Topic<?, ?>> topics = List.of(new Topic<>("raced.v1", String.class, FeedStatus.class, 1, Cleanup.KEEP));
        List<Thread> threads = new ArrayList<>();
        List<List<ProvisionedTopic>> results = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 4; i++) {
            threads.add(new Thread(() -> results.add(provisioner("mock://raced").provision(topics))));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(results).hasSize(4);
    }

    private static TopicProvisioner provisioner(String url) {
        return new TopicProvisioner(admin, registry(url), Optional.empty());
    }

    private static SchemaRegistry registry(String url) {
        return SchemaRegistry.of(Map.of("schema.registry.url", url));
    }

    private static String config(String topic, String key) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get(key)
                .value();
    }
}
