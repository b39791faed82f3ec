package org.filingmonitor.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryClientTest extends SchemaRegistryContract {

    private static final Schema STRING = Schema.create(Schema.Type.STRING);
    private static final String AWAY = "{\"error_code\":50003,\"message\":\"leader is away\"}";

    private final LoopbackRegistry server = new LoopbackRegistry();
    private final RegistryClient client = client(Map.of());

    RegistryClientTest() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    SchemaRegistry registry() {
        return client;
    }

    @Override
    String subject() {
        return "filings.v1-value";
    }

    /** As in production, but for the delays. */
    private RegistryClient client(Map<String, String> keys) {
        Map<String, String> all = new HashMap<>(Map.of("schema.registry.url", server.url()));
        all.putAll(keys);
        RegistryConfig config = RegistryConfig.of(all);
        return new RegistryClient(
                new RegistryHttp(config, Duration.ofMillis(1), Duration.ofMillis(2)), config.normalize());
    }

    @Test
    void asksForASchemaOnce() {
        int id = client.register("s-value", STRING);
        for (int i = 0; i < 3; i++) {
            client.register("s-value", STRING);
            client.byId(id);
        }
        assertThat(server.calls()).containsExactly("POST /subjects/s-value/versions", "GET /schemas/ids/" + id);
    }

    @Test
    void asksAgainForAnIdThatWasNotKnown() {
        assertThatExceptionOfType(RegistryException.class).isThrownBy(() -> client.byId(1));
        client.register("s-value", STRING);
        assertThat(client.byId(1)).isEqualTo(STRING);
    }

    @Test
    void tellsAtOnceWhetherTheServerAnswers() {
        assertThat(client.answers()).isTrue();
        server.answerNext(401, "");
        assertThat(client.answers()).as("a refusal is an answer").isTrue();
        server.answerNext(503, AWAY);
        assertThat(client.answers()).isFalse();
        assertThat(server.calls()).as("each asks once").hasSize(3);
        server.close();
        assertThat(client.answers()).isFalse();
    }

    @Test
    void triesAgainWhenTheServerFails() {
        server.answerNext(503, AWAY);
        server.answerNext(500, "<html>not even JSON</html>");
        server.answerNext(429, "");
        assertThat(client.register("s-value", STRING)).isEqualTo(1);
        assertThat(server.calls()).hasSize(4);
    }

    @Test
    void givesUpAfterTheRoundsThatItStates() {
        IntStream.range(0, 20).forEach(i -> server.answerNext(503, AWAY));
        assertThatExceptionOfType(RegistryUnavailableException.class)
                .isThrownBy(() -> client.register("s-value", STRING))
                .withMessage("no schema registry answers: " + server.url() + " answers with status 503");
        assertThat(server.calls()).hasSize(RegistryHttp.ROUNDS);
    }

    @Test
    void doesNotRepeatWhatWasRefused() {
        server.answerNext(422, "{\"error_code\":42201,\"message\":\"Invalid schema\"}");
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> client.register("s-value", STRING))
                .withMessage("POST " + server.url()
                        + "/subjects/s-value/versions was refused with status 422: Invalid schema");
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    void goesToTheNextAddressAndStaysThere() throws IOException {
        RegistryClient several = client(Map.of("schema.registry.url", nobody() + ", " + server.url() + "/"));
        several.register("s-value", STRING);
        several.byId(1);
        assertThat(server.calls()).hasSize(2);
    }

    @Test
    void goesToTheNextAddressWhenOneFailsLater() throws IOException {
        try (LoopbackRegistry other = new LoopbackRegistry()) {
            RegistryClient several = client(Map.of("schema.registry.url", server.url() + "," + other.url()));
            several.register("s-value", STRING);
            server.answerNext(500, AWAY);
            several.register("t-value", STRING);
            several.register("u-value", STRING);
            assertThat(server.calls())
                    .containsExactly("POST /subjects/s-value/versions", "POST /subjects/t-value/versions");
            assertThat(other.calls())
                    .containsExactly("POST /subjects/t-value/versions", "POST /subjects/u-value/versions");
        }
    }

    @Test
    void saysWhatEachAddressDid() throws IOException {
        String nobody = nobody();
        assertThatExceptionOfType(RegistryUnavailableException.class)
                .isThrownBy(() -> client(Map.of("schema.registry.url", nobody)).byId(1))
                .withMessageStartingWith("no schema registry answers: " + nobody + ": java.net.ConnectException");
    }

    @Test
    void asksForNormalizationWhenToldSo() {
        client(Map.of("normalize.schemas", "true")).register("s-value", STRING);
        assertThat(server.calls()).containsExactly("POST /subjects/s-value/versions?normalize=true");
    }

    @Test
    void tellsAnAnswerThatIsNoRegistrys() {
        server.answerNext(200, "<html>a proxy's page</html>");
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> client.byId(1))
                .withMessageEndingWith("was answered with something other than JSON");
        server.answerNext(200, "{\"schema\":\"message M {}\",\"schemaType\":\"PROTOBUF\"}");
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> client.byId(1))
                .withMessageEndingWith("no Avro schema of one piece");
        server.answerNext(200, "{\"schema\":\"{\"}");
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> client.byId(1))
                .withMessageContaining("a schema that Avro cannot read");
        server.answerNext(200, "{}");
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> client.byId(1))
                .withMessageContaining("without schema");
    }

    @Test
    void servesManyThreadsWithOneAnswer() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Integer>> tasks = IntStream.range(0, 64)
                    .<Callable<Integer>>mapToObj(i -> () -> client.register("s-value", STRING))
                    .toList();
            for (Future<Integer> id : threads.invokeAll(tasks)) {
                assertThat(id.get()).isEqualTo(1);
            }
            assertThat(server.calls()).hasSizeLessThanOrEqualTo(16);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void stopsWhenInterrupted() {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptException.class).isThrownBy(() -> client.byId(1));
        assertThat(Thread.interrupted()).as("the interruption is passed on").isTrue();
    }

    private static String nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://localhost:" + socket.getLocalPort();
        }
    }
}
