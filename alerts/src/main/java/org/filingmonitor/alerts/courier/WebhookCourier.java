package org.filingmonitor.alerts.courier;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.filingmonitor.alerts.alert.AlertJson;
import org.filingmonitor.alerts.alert.TrendAlertJson;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.Notification;
import org.filingmonitor.event.NotificationKind;

/**
 * Posts notifications to a URL, signed; for a time with the secret before the last, too.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *     Webhooks 1.0.0</a>
 */
final class WebhookCourier implements Courier {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpPost http;
    private final Clock clock;

    WebhookCourier(HttpPost http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public Attempt carry(Notification notification, Channel channel) {
        byte[] payload = payload(notification);
        Instant now = clock.instant();
        return http.post(
                channel.getTarget(),
                payload,
                Map.of(
                        "webhook-id", notification.getId(),
                        "webhook-timestamp", Long.toString(now.getEpochSecond()),
                        "webhook-signature", signatures(channel, notification.getId(), now, payload)));
    }

    private static String signatures(Channel channel, String id, Instant now, byte[] payload) {
        String signature = WebhookSecret.of(channel.getSecret()).sign(id, now, payload);
        boolean rotating = channel.getFormerSecret() != null
                && channel.getFormerSecretUntil() != null
                && now.isBefore(channel.getFormerSecretUntil());
        return rotating
                ? signature + " " + WebhookSecret.of(channel.getFormerSecret()).sign(id, now, payload)
                : signature;
    }

    /** The same bytes at each try. */
    private static byte[] payload(Notification notification) {
        boolean digest = notification.getKind() == NotificationKind.DIGEST && notification.getPeriodStart() != null;
        Data data = new Data(
                notification.getWatchlistId(),
                alerts(notification),
                digest ? notification.getPeriodStart().toString() : null,
                notification.getKind() == NotificationKind.NOTE ? notification.getNote() : null);
        try {
            return JSON.writeValueAsBytes(
                    new Payload(type(notification), notification.getSealedAt().toString(), data));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String type(Notification notification) {
        if (notification.getKind() == NotificationKind.NOTE) {
            return "watchlist.note";
        }
        return notification.getTrendAlerts().isEmpty() ? "filing.alert" : "trend.alert";
    }

    private static List<?> alerts(Notification notification) {
        return notification.getTrendAlerts().isEmpty()
                ? notification.getAlerts().stream().map(AlertJson::of).toList()
                : notification.getTrendAlerts().stream().map(TrendAlertJson::of).toList();
    }

    private record Payload(String type, String timestamp, Data data) {}

    /** What a digest or a note has beside it is left out of others. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Data(String watchlist, List<?> alerts, String periodStart, String note) {}
}
