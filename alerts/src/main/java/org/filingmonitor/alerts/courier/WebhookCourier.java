package org.filingmonitor.alerts.courier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.filingmonitor.alerts.alert.AlertJson;
import org.filingmonitor.alerts.alert.TrendAlertJson;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.Notification;
import org.filingmonitor.event.NotificationKind;

/**
 * Posts notifications to a URL, signed. Any 2xx takes it, 410 says that nobody wants it any more, everything else is a
 * failure; redirects are not followed and answers are not read.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *     Webhooks 1.0.0</a>
 */
final class WebhookCourier implements Courier, AutoCloseable {

    /** How long a connection may take, and the whole exchange. */
    static final Duration CONNECT = Duration.ofSeconds(5);

    static final Duration EXCHANGE = Duration.ofSeconds(20);

    private static final int GONE = 410;
    private static final MediaType TYPE = MediaType.get("application/json");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Clock clock;
    private final OkHttpClient http;

    WebhookCourier(WebhookAddresses addresses, Duration exchange, Clock clock) {
        this.clock = clock;
        this.http = new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .proxy(Proxy.NO_PROXY) // a proxy would choose the address in our place
                .socketFactory(new CheckedSockets(addresses))
                .connectTimeout(CONNECT)
                .callTimeout(exchange)
                .build();
    }

    @Override
    public Attempt carry(Notification notification, Channel channel) {
        try (Response response = http.newCall(request(notification, channel)).execute()) {
            if (response.isSuccessful()) {
                return Attempt.delivered();
            }
            String reason = "HTTP " + response.code();
            return response.code() == GONE ? Attempt.gone(reason) : Attempt.failed(reason);
        } catch (IOException e) {
            return Attempt.failed(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private Request request(Notification notification, Channel channel) throws JsonProcessingException {
        byte[] payload = payload(notification);
        Instant now = clock.instant();
        return new Request.Builder()
                .url(channel.getTarget())
                .header("user-agent", "filing-monitor")
                .header("webhook-id", notification.getId())
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header(
                        "webhook-signature",
                        WebhookSecret.of(channel.getSecret()).sign(notification.getId(), now, payload))
                .post(RequestBody.create(payload, TYPE))
                .build();
    }

    /** The same bytes at each try. */
    private static byte[] payload(Notification notification) throws JsonProcessingException {
        if (notification.getKind() == NotificationKind.NOTE) {
            return JSON.writeValueAsBytes(new Payload(
                    "monitor.note",
                    notification.getSealedAt().toString(),
                    new Note(notification.getWatchlistId(), notification.getNote())));
        }
        boolean trends = !notification.getTrendAlerts().isEmpty();
        List<?> alerts = trends
                ? notification.getTrendAlerts().stream().map(TrendAlertJson::of).toList()
                : notification.getAlerts().stream().map(AlertJson::of).toList();
        return JSON.writeValueAsBytes(new Payload(
                trends ? "trend.alert" : "filing.alert",
                notification.getSealedAt().toString(),
                new Data(notification.getWatchlistId(), alerts)));
    }

    @Override
    public void close() {
        http.dispatcher().cancelAll(); // what hangs now is tried again after the next start
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private record Payload(String type, String timestamp, Record data) {}

    private record Note(String watchlist, String note) {}

    private record Data(String watchlist, List<?> alerts) {}
}
