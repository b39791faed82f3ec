package org.filingmonitor.monitor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    private static final String PASSWORD = "changes-it-0123";
    private static final String TOKEN = "writer-token-0123";

    @TempDir
    private static Path directory;

    private static Path file;

    @BeforeAll
    static void makeACertificate() throws Exception {
        file = directory.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "server",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
    }

    @Test
    void answersOverTlsOnlyAndItsCookieStaysThere() throws Exception {
        Keystore keystore = Keystore.read(file, PASSWORD);
        ServerConfig config = new ServerConfig(
                "127.0.0.1", 0, Tokens.of(Optional.empty(), Optional.of(TOKEN)), Optional.of(keystore));
        try (HttpServer server = HttpServer.start(config, List.of(Health.of(Map.of())::routes))) {
            URI address = config.at(server.port()).address();
            HttpClient trusting =
                    HttpClient.newBuilder().sslContext(keystore.trusting()).build();

            assertThat(address.getScheme()).isEqualTo("https");
            assertThat(trusting.send(get(address), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
            HttpResponse<String> entered = trusting.send(
                    HttpRequest.newBuilder(address.resolve("/login"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString("token=" + TOKEN))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(entered.headers().firstValue("Set-Cookie"))
                    .hasValueSatisfying(cookie -> assertThat(cookie).contains("Secure", "HttpOnly", "SameSite=Strict"));
            assertThatThrownBy(() -> HttpClient.newHttpClient().send(get(address), BodyHandlers.ofString()))
                    .isInstanceOf(SSLHandshakeException.class);
            URI plain = URI.create("http://127.0.0.1:" + server.port());
            assertThatThrownBy(() -> HttpClient.newHttpClient().send(get(plain), BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void saysWhatIsWrongWithAFile() {
        assertThatThrownBy(() -> Keystore.read(file, "another"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("server.p12")
                .hasMessageNotContaining("another");
        assertThatThrownBy(() -> Keystore.read(directory.resolve("none.p12"), PASSWORD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none.p12");
    }

    private static HttpRequest get(URI server) {
        return HttpRequest.newBuilder(server.resolve("/health/live")).build();
    }
}
