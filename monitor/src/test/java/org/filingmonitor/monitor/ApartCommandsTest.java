package org.filingmonitor.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.filingmonitor.monitor.command.AlertsCommand;
import org.filingmonitor.monitor.command.ProducerCommand;
import org.filingmonitor.monitor.command.StreamsCommand;
import org.filingmonitor.monitor.command.TopicsCommand;
import org.filingmonitor.monitor.config.Defaults;
import org.filingmonitor.monitor.config.YamlFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the commands refuse before they ask Kafka anything. */
class ApartCommandsTest {

    @ParameterizedTest
    @ValueSource(classes = {TopicsCommand.class, ProducerCommand.class, StreamsCommand.class, AlertsCommand.class})
    void nameTheMissingAddresses(Class<?> command) {
        assertThat(refusal(command))
                .contains("no bootstrap.servers", "'kafka:' in --config", "FILING_MONITOR_KAFKA_BOOTSTRAP_SERVERS");
        assertThat(refusal(command, "--kafka", "bootstrap.servers=127.0.0.1:1")).contains("no schema.registry.url");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sasl.jaas.config",
                "ssl.keystore.password",
                "ssl.key.password",
                "basic.auth.user.info",
                "ssl.keystore.key"
            })
    void refuseSecretsOnTheCommandLineAndDoNotRepeatThem(String key) {
        assertThat(refusal(TopicsCommand.class, "--kafka", key + "=hush"))
                .contains("--kafka " + key, "FILING_MONITOR_KAFKA_")
                .doesNotContain("hush");
    }

    @Test
    void refuseAPortThatIsNone() {
        assertThat(refusal(StreamsCommand.class, "--port", "65536")).contains("--port must lie between 0 and 65535");
    }

    @Test
    void refuseAHostThatIsNone() {
        assertThat(refusal(StreamsCommand.class, "--host", "no-such-host.invalid"))
                .contains("--host no-such-host");
    }

    @Test
    void refuseAFeedThatIsNotThere() {
        assertThat(refusal(ProducerCommand.class, "--feed", "nowhere")).contains("--feed nowhere: no such file");
    }

    @ParameterizedTest
    @ValueSource(classes = {ProducerCommand.class, StreamsCommand.class})
    void refuseASchemeThatIsNotThere(Class<?> command) {
        assertThat(refusal(command, "--ipc-scheme", "nowhere")).contains("--ipc-scheme ", "nowhere: no such file");
    }

    @ParameterizedTest
    @ValueSource(classes = {ProducerCommand.class, StreamsCommand.class})
    void takeSchemesFromTheEnvironmentAndTheFile(Class<?> command) {
        Defaults environment = new Defaults(Map.of("FILING_MONITOR_IPC_SCHEME", "here:there"), YamlFile.NONE);
        Defaults file = new Defaults(Map.of(), new YamlFile(Map.of("ipc-scheme", "here:there"), Map.of()));

        assertThat(refusal(environment, command)).contains("here: no such file", "there: no such file");
        assertThat(refusal(file, command)).contains("here: no such file", "there: no such file");
    }

    private static String refusal(Class<?> command, String... args) {
        return refusal(new Defaults(Map.of(), YamlFile.NONE), command, args);
    }

    private static String refusal(Defaults defaults, Class<?> command, String... args) {
        StringWriter err = new StringWriter();
        int exitCode = new CommandLine(command)
                .setDefaultValueProvider(defaults)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setErr(new PrintWriter(err, true))
                .setParameterExceptionHandler((problem, given) -> {
                    problem.getCommandLine().getErr().println(problem.getMessage());
                    return 2;
                })
                .execute(args);
        assertThat(exitCode).as(err.toString()).isEqualTo(2);
        return err.toString();
    }
}
