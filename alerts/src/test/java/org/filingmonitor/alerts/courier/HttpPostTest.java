package org.filingmonitor.alerts.courier;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import org.filingmonitor.event.DeliveryState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over TLS, and where names lead elsewhere than they seem to. */
class HttpPostTest {

    private static final Duration EXCHANGE = Duration.ofSeconds(2);
    private static final String NAME = "hooks.example.org";

    private final Certificates certificates = new Certificates();
    private final AtomicInteger asked = new AtomicInteger();
    private HttpsServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Attempt post(String certificateName, HandshakeCertificates trust, boolean allowPrivate) {
        server.setHttpsConfigurator(
                new HttpsConfigurator(certificates.of(certificateName).sslContext()));
        server.start();
        OkHttpClient client = new OkHttpClient.Builder()
                .dns(name -> List.of(InetAddress.getLoopbackAddress()))
                .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
                .build();
        try (HttpPost http = new HttpPost(client, new WebhookAddresses(allowPrivate), EXCHANGE)) {
            return http.post("https://" + NAME + ":" + server.getAddress().getPort() + "/hook", new byte[0], Map.of());
        }
    }

    @Test
    void postsToATrustedServerOfItsName() {
        assertThat(post(NAME, certificates.trusting(), true)).isEqualTo(Attempt.delivered());
        assertThat(asked).hasValue(1);
    }

    @Test
    void saysNothingToAServerOfAnotherName() {
        Attempt attempt = post("other.example.org", certificates.trusting(), true);

        assertThat(attempt.state()).isEqualTo(DeliveryState.RETRYING);
        assertThat(attempt.reason()).contains(NAME, "not verified");
        assertThat(asked).hasValue(0);
    }

    @Test
    void saysNothingToAServerThatNobodyVouchesFor() {
        Attempt attempt = post(NAME, new Certificates().trusting(), true);

        assertThat(attempt.state()).isEqualTo(DeliveryState.RETRYING);
        assertThat(attempt.reason()).startsWith("SSLHandshakeException");
        assertThat(asked).hasValue(0);
    }

    @Test
    void connectsToNoPrivateAddressThatAPublicNameLeadsToLater() {
        assertThat(new WebhookAddresses(false).problem("https://" + NAME + "/hook"))
                .as("nothing is wrong with it when it is given")
                .isEmpty();

        Attempt attempt = post(NAME, certificates.trusting(), false);

        assertThat(attempt.state()).isEqualTo(DeliveryState.RETRYING);
        assertThat(attempt.reason()).contains("is no public address");
        assertThat(asked).hasValue(0);
    }
}
