package org.filingmonitor.alerts.courier;

import org.filingmonitor.alerts.message.Plain;
import org.filingmonitor.event.Alert;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.Notification;
import org.filingmonitor.event.TrendAlert;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes alerts to the log {@code filing.alert}, a line each: what a source wrote begins none of its own. */
final class LogCourier implements Courier {

    private static final Logger LOG = LoggerFactory.getLogger("filing.alert");

    @Override
    public Attempt carry(Notification notification, Channel channel) {
        for (Alert alert : notification.getAlerts()) {
            LOG.info(
                    "{} {} \"{}\" matches watchlist \"{}\" [{}]",
                    alert.getFact(),
                    alert.getFiling().getId(),
                    Plain.line(alert.getFiling().getTitle()),
                    Plain.line(notification.getWatchlistName()),
                    alert.getId());
        }
        for (TrendAlert alert : notification.getTrendAlerts()) {
            LOG.info(
                    "{} {} with {} filings of {} in {}, watchlist \"{}\" [{}]",
                    alert.getSign(),
                    alert.getSymbol(),
                    alert.getCount(),
                    Plain.line(alert.getScope()),
                    alert.getMonth(),
                    Plain.line(notification.getWatchlistName()),
                    alert.getId());
        }
        if (!notification.getNote().isEmpty()) {
            LOG.info(
                    "watchlist \"{}\": {}",
                    Plain.line(notification.getWatchlistName()),
                    Plain.line(notification.getNote()));
        }
        return Attempt.delivered();
    }
}
