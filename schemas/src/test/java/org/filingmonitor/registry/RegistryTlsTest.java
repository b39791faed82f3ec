package org.filingmonitor.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.avro.Schema;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTlsTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    static Path directory;

    private static Path keys;
    private static Path trusted;

    @BeforeAll
    static void makeStores() throws Exception {
        keys = directory.resolve("keys.p12");
        trusted = directory.resolve("trusted.p12");
        Path certificate = directory.resolve("registry.pem");
        keytool(
                keys,
                "-genkeypair",
                "-alias",
                "registry",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost");
        keytool(keys, "-exportcert", "-alias", "registry", "-rfc", "-file", certificate.toString());
        keytool(trusted, "-importcert", "-alias", "registry", "-noprompt", "-file", certificate.toString());
    }

    private static void keytool(Path store, String... what) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(what));
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Path output = directory.resolve("keytool.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(output)).isZero();
    }

    @Test
    void callsARegistryWhoseCertificateItIsToldToTrust() throws Exception {
        try (LoopbackRegistry server = new LoopbackRegistry(serverContext())) {
            SchemaRegistry registry = SchemaRegistry.of(Map.of(
                    "schema.registry.url",
                    server.url(),
                    "schema.registry.ssl.truststore.location",
                    trusted.toString(),
                    "schema.registry.ssl.truststore.password",
                    PASSWORD,
                    "schema.registry.ssl.truststore.type",
                    "PKCS12"));
            assertThat(registry.register("s-value", Schema.create(Schema.Type.STRING)))
                    .isEqualTo(1);
        }
    }

    @Test
    void doesNotCallARegistryThatItDoesNotTrust() throws Exception {
        try (LoopbackRegistry server = new LoopbackRegistry(serverContext())) {
            RegistryConfig config = RegistryConfig.of(Map.of("schema.registry.url", server.url()));
            RegistryHttp http = new RegistryHttp(config, Duration.ofMillis(1), Duration.ofMillis(2));
            assertThatExceptionOfType(RegistryUnavailableException.class)
                    .isThrownBy(() -> http.get("/subjects"))
                    .withMessageContaining("SSLHandshakeException");
            assertThat(server.calls()).isEmpty();
        }
    }

    @Test
    void namesAStoreThatCannotBeRead() {
        assertThatExceptionOfType(KafkaException.class)
                .isThrownBy(() -> SchemaRegistry.of(Map.of(
                        "schema.registry.url", "https://localhost:1",
                        "schema.registry.ssl.truststore.location", "/nowhere/trusted.jks")))
                .withMessageContaining("/nowhere/trusted.jks");
    }

    private static SSLContext serverContext() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
