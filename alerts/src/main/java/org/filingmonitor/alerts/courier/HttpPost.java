package org.filingmonitor.alerts.courier;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Proxy;
import java.time.Duration;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Posts JSON to addresses that somebody else gave: to allowed ones only, in bounded time, without following redirects or reading
 * answers. Any 2xx takes it, 410 says that nobody wants it any more, everything else is a failure.
 */
final class HttpPost implements AutoCloseable {

    /** How long the whole exchange may take. */
    static final Duration EXCHANGE = Duration.ofSeconds(20);

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int GONE = 410;
    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient http;

    HttpPost(WebhookAddresses addresses, Duration exchange) {
        this(new OkHttpClient(), addresses, exchange);
    }

    /** Posts with the trust and the name service of a client. */
    HttpPost(OkHttpClient client, WebhookAddresses addresses, Duration exchange) {
        this.http = client.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .proxy(Proxy.NO_PROXY) // a proxy would choose the address in our place
                .socketFactory(new CheckedSockets(addresses))
                .connectTimeout(CONNECT)
                .callTimeout(exchange)
                .build();
    }

    /** Posts JSON, with headers of its own. */
    Attempt post(String target, byte[] json, Map<String, String> headers) {
        Request request = new Request.Builder()
                .url(target)
                .headers(Headers.of(headers))
                .header("user-agent", "filing-monitor")
                .post(RequestBody.create(json, JSON))
                .build();
        try (Response response = http.newCall(request).execute()) {
            if (response.isSuccessful()) {
                return Attempt.delivered();
            }
            String reason = "HTTP " + response.code();
            return response.code() == GONE ? Attempt.gone(reason) : Attempt.failed(reason);
        } catch (IOException e) {
            return Attempt.failed(reason(e));
        }
    }

    /** That it did not connect says less than why. */
    private static String reason(IOException failure) {
        Throwable told =
                failure instanceof ConnectException && failure.getCause() != null ? failure.getCause() : failure;
        return told.getClass().getSimpleName() + ": " + told.getMessage();
    }

    @Override
    public void close() {
        http.dispatcher().cancelAll(); // what hangs now is tried again after the next start
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
