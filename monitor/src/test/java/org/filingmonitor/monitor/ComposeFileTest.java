package org.filingmonitor.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.filingmonitor.monitor.config.Defaults;
import org.filingmonitor.monitor.config.YamlFile;
import org.filingmonitor.registry.SchemaRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What docker-compose.yml and the Dockerfile say holds of this monitor; no Docker is needed to tell. */
class ComposeFileTest {

    private static final String KAFKA_PREFIX = "FILING_MONITOR_KAFKA_";
    private static final Set<String> OURS = Set.of("topics", "producer", "streams", "alerts");

    private final Map<String, Map<String, Object>> services = services();

    @Test
    void everyServiceIsThere() {
        assertThat(services.keySet())
                .containsExactlyInAnyOrder(
                        "kafka", "schema-registry", "topics", "producer", "streams", "alerts", "mail");
    }

    @Test
    void eachStartsOnceThoseItNeedsAreHealthyOrDone() {
        assertThat(conditions("schema-registry")).isEqualTo(Map.of("kafka", "service_healthy"));
        assertThat(conditions("topics"))
                .isEqualTo(Map.of("kafka", "service_healthy", "schema-registry", "service_healthy"));
        assertThat(List.of("producer", "streams", "alerts"))
                .allSatisfy(application ->
                        assertThat(conditions(application)).containsEntry("topics", "service_completed_successfully"));
        assertThat(conditions("alerts")).containsEntry("mail", "service_healthy");
    }

    @Test
    void everyServiceThatOthersWaitForTellsItsHealth() throws IOException {
        assertThat(List.of("kafka", "schema-registry", "mail"))
                .allSatisfy(service -> assertThat(at(service, "healthcheck")).containsKey("test"));
        assertThat(Files.readString(Path.of("Dockerfile"))).contains("HEALTHCHECK", "/health/ready");
    }

    @Test
    void portsAreOpenToThisMachineAloneAndImagesCanBeReplaced() {
        assertThat(services.values()).allSatisfy(service -> {
            assertThat((List<?>) service.getOrDefault("ports", List.of()))
                    .allSatisfy(port -> assertThat(port).asString().startsWith("127.0.0.1:${"));
            assertThat(service.get("image")).asString().matches("\\$\\{[A-Z_]+:-[^}]+}");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"topics", "producer", "streams", "alerts"})
    void commandsAndOptionsExist(String service) {
        assertThat(services.get(service).get("command")).isEqualTo(List.of(service));
        Map<String, String> environment = environment(service);
        CommandSpec command = command(service);
        assertThat(environment.keySet())
                .filteredOn(variable -> !variable.startsWith(KAFKA_PREFIX))
                .allSatisfy(variable -> assertThat(options(command)).contains(variable));
        Map<String, String> kafka = new Defaults(environment, YamlFile.NONE).kafka();
        assertThat(kafka).containsOnlyKeys(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "schema.registry.url");
        assertThat(SchemaRegistry.of(kafka)).as("its keys are known").isNotNull();
    }

    @Test
    void theImageRunsTheJarAsSomebodyElseThanRootOnThePortThatIsPublished() throws IOException {
        String dockerfile = Files.readString(Path.of("Dockerfile"));
        assertThat(dockerfile)
                .contains("target/filing-monitor.jar", "\nUSER 10001\n")
                .containsPattern("ENTRYPOINT \\[\"java\", .*\"/opt/filing-monitor/filing-monitor.jar\"]")
                .contains("FILING_MONITOR_HOST=0.0.0.0 FILING_MONITOR_PORT=8080");
        assertThat(options(command("streams"))).contains("FILING_MONITOR_HOST", "FILING_MONITOR_PORT");
        assertThat(OURS.stream()
                        .map(services::get)
                        .map(service -> service.get("ports"))
                        .filter(Objects::nonNull))
                .allSatisfy(ports -> assertThat(ports.toString()).endsWith(":8080]"));
    }

    @Test
    void volumesAreDeclared() {
        Set<String> used = services.values().stream()
                .map(service -> (List<?>) service.getOrDefault("volumes", List.of()))
                .flatMap(Collection::stream)
                .map(volume -> volume.toString().replaceFirst(":.*", ""))
                .collect(Collectors.toSet());
        assertThat(used).isEqualTo(((Map<?, ?>) file().get("volumes")).keySet());
    }

    @Test
    void alertsMailToTheCatcher() {
        assertThat(environment("alerts"))
                .containsEntry("FILING_MONITOR_SMTP_HOST", "mail")
                .containsEntry("FILING_MONITOR_SMTP_PORT", "1025")
                .containsEntry("FILING_MONITOR_SMTP_TLS", "none")
                .containsKey("FILING_MONITOR_SMTP_FROM");
    }

    /** Mail leads to pages, which streams has, and to the end of a subscription, which it hands on. */
    @Test
    void mailLeadsToWhatAnswersForAll() {
        String published =
                ((List<?>) services.get("streams").get("ports")).get(0).toString();

        assertThat(environment("streams")).containsKey("FILING_MONITOR_ALERTS_URL");
        assertThat(environment("alerts"))
                .containsEntry("FILING_MONITOR_PUBLIC_URL", "http://" + published.replaceFirst(":8080$", ""));
    }

    private static CommandSpec command(String name) {
        return Stream.of(Main.class.getAnnotation(CommandLine.Command.class).subcommands())
                .map(CommandSpec::forAnnotatedObject)
                .filter(command -> command.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no command " + name));
    }

    private static Set<String> options(CommandSpec command) {
        return command.options().stream()
                .map(option -> Defaults.variable(option.longestName().replaceFirst("^-+", "")))
                .collect(Collectors.toSet());
    }

    private Map<String, String> environment(String service) {
        return at(service, "environment").entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().toString()));
    }

    private Map<String, Object> conditions(String service) {
        return at(service, "depends_on").entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> ((Map<?, ?>) entry.getValue()).get("condition")));
    }

    @SuppressWarnings("unchecked") // the keys of YAML maps are strings here
    private Map<String, Object> at(String service, String key) {
        return (Map<String, Object>) services.get(service).getOrDefault(key, Map.of());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> services() {
        return (Map<String, Map<String, Object>>) file().get("services");
    }

    private static Map<String, Object> file() {
        try {
            return new Yaml(new SafeConstructor(new LoaderOptions()))
                    .load(Files.readString(Path.of("..", "docker-compose.yml")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
