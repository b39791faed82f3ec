package org.filingmonitor.alerts.courier;

import org.filingmonitor.event.Alert;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.Notification;
import org.filingmonitor.event.NotificationKind;
import org.filingmonitor.event.TrendAlert;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes alerts to the log {@code filing.alert}, a line each. */
final class LogCourier implements Courier {

    private static final Logger LOG = LoggerFactory.getLogger("filing.alert");

    @Override
    public Attempt carry(Notification notification, Channel channel) {
        if (notification.getKind() == NotificationKind.NOTE) {
            LOG.info("Watchlist \"{}\": {}", line(notification.getWatchlistName()), line(notification.getNote()));
        }
        for (Alert alert : notification.getAlerts()) {
            LOG.info(
                    "{} {} \"{}\" matches watchlist \"{}\" [{}]",
                    alert.getFact(),
                    alert.getFiling().getId(),
                    line(alert.getFiling().getTitle()),
                    line(notification.getWatchlistName()),
                    alert.getId());
        }
        for (TrendAlert alert : notification.getTrendAlerts()) {
            LOG.info(
                    "{} {} with {} filings of {} in {}, watchlist \"{}\" [{}]",
                    alert.getSign(),
                    alert.getSymbol(),
                    alert.getCount(),
                    line(alert.getScope()),
                    alert.getMonth(),
                    line(notification.getWatchlistName()),
                    alert.getId());
        }
        return Attempt.delivered();
    }

    /** What a source wrote must not begin a line of its own. */
    private static String line(String text) {
        return text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ");
    }
}
