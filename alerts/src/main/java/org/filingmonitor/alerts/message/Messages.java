package org.filingmonitor.alerts.message;

import java.time.Instant;
import java.util.List;
import org.filingmonitor.event.Notification;
import org.filingmonitor.event.NotificationKind;

/**
 * Puts notifications into words.
 *
 * @param links where they lead
 * @param titles titles of IPC symbols
 */
public record Messages(Links links, IpcTitles titles) {

    private static final int LONGEST_SUBJECT = 150;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_NOTE = 1_000;

    /**
     * Returns what a notification says.
     *
     * @param most how many alerts it may name
     */
    public Message of(Notification notification, int most) {
        List<FilingItem> filings = notification.getAlerts().stream()
                .limit(most)
                .map(alert -> FilingItem.of(alert, links, titles))
                .toList();
        List<TrendItem> trends = notification.getTrendAlerts().stream()
                .limit(most)
                .map(alert -> TrendItem.of(alert, links, titles))
                .toList();
        return new Message(
                subject(notification, filings, trends),
                name(notification),
                summary(notification),
                Plain.line(notification.getNote(), LONGEST_NOTE),
                filings,
                trends,
                alerts(notification) - filings.size() - trends.size(),
                links.alerts(notification.getWatchlistId()));
    }

    private static String subject(Notification notification, List<FilingItem> filings, List<TrendItem> trends) {
        String name = Plain.line(name(notification), LONGEST_NAME);
        return Plain.line(name + ": " + matter(notification, filings, trends), LONGEST_SUBJECT);
    }

    private static String matter(Notification notification, List<FilingItem> filings, List<TrendItem> trends) {
        if (notification.getKind() == NotificationKind.NOTE) {
            return notification.getNote();
        }
        if (notification.getKind() == NotificationKind.DIGEST) {
            return (alerts(notification) == 0 ? "nothing new" : count(notification)) + ", " + days(notification);
        }
        if (alerts(notification) != 1) {
            return count(notification);
        }
        return filings.isEmpty()
                ? trends.get(0).fact() + ": " + trends.get(0).symbol().symbol()
                : filings.get(0).fact() + ": " + filings.get(0).title();
    }

    private static String summary(Notification notification) {
        if (notification.getKind() == NotificationKind.NOTE) {
            return "A note about this watchlist";
        }
        if (notification.getKind() != NotificationKind.DIGEST) {
            return count(notification);
        }
        String found = alerts(notification) == 0 ? "Nothing was found" : count(notification);
        return found + " from " + Dates.minute(start(notification)) + " to " + Dates.minute(notification.getSealedAt())
                + " (UTC)";
    }

    private static String days(Notification notification) {
        String first = Dates.day(start(notification));
        String last = Dates.day(notification.getSealedAt());
        return first.equals(last) ? first : first + " to " + last;
    }

    private static Instant start(Notification notification) {
        return notification.getPeriodStart() == null ? notification.getSealedAt() : notification.getPeriodStart();
    }

    private static String count(Notification notification) {
        int alerts = alerts(notification);
        return alerts == 1 ? "1 alert" : alerts + " alerts";
    }

    private static int alerts(Notification notification) {
        return notification.getAlerts().size() + notification.getTrendAlerts().size();
    }

    private static String name(Notification notification) {
        String name = Plain.line(notification.getWatchlistName());
        return name.isEmpty() ? notification.getWatchlistId() : name;
    }
}
