package org.filingmonitor.alerts.message;

import static org.filingmonitor.alerts.AFiling.aFiling;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.filingmonitor.alerts.courier.Channels;
import org.filingmonitor.event.Alert;
import org.filingmonitor.event.ChannelType;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.GeneratedRecords;
import org.filingmonitor.event.Notification;
import org.filingmonitor.event.NotificationKind;
import org.filingmonitor.event.Reason;
import org.filingmonitor.event.TrendAlert;
import org.filingmonitor.event.TrendSign;

/** A notification under construction: {@code aNotification("Wheels").of("NEW", filing).sealed()}. */
public final class ANotification {

    static {
        GeneratedRecords.enable();
    }

    public static final Instant SEALED = Instant.parse("2025-07-18T06:00:00Z");

    private final Notification.Builder notification = Notification.newBuilder()
            .setId("0123456789abcdef0123456789abcdef")
            .setWatchlistId("wheels")
            .setChannel(Channels.of(ChannelType.LOG, "", null))
            .setSealedAt(SEALED);

    private ANotification() {}

    public static ANotification aNotification(String watchlist) {
        ANotification one = new ANotification();
        one.notification.setWatchlistName(watchlist);
        return one;
    }

    /** One alert of a filing, with a reason. */
    public static Alert anAlert(String id, String fact, Filing filing) {
        return new Alert(
                id,
                "wheels",
                fact,
                SEALED.minusSeconds(60),
                filing,
                List.of(new Reason("title:wheel", "title", "wheel", "a &lt;b&gt; <em>wheel</em> &amp; axle")));
    }

    public ANotification of(String fact, Filing... filings) {
        return alerts(List.of(filings).stream()
                .map(filing -> anAlert("a-" + filing.getId(), fact, filing))
                .toList());
    }

    public ANotification alerts(List<Alert> alerts) {
        notification.setAlerts(alerts);
        return this;
    }

    public ANotification many(int alerts) {
        return of(
                "NEW",
                IntStream.range(0, alerts)
                        .mapToObj(i -> aFiling("US-" + i).title("Wheel " + i).filing())
                        .toArray(Filing[]::new));
    }

    public ANotification trend() {
        notification.setTrendAlerts(List.of(new TrendAlert(
                "t1",
                "wheels",
                "owner:acme & sons",
                "subclass",
                "B60B",
                "2025-07",
                TrendSign.GROWTH,
                50.0,
                27,
                12,
                4.5,
                0.001,
                500.0,
                SEALED,
                LocalDate.of(2025, 7, 17))));
        return this;
    }

    public ANotification digestSince(Instant start) {
        notification.setKind(NotificationKind.DIGEST).setPeriodStart(start);
        return this;
    }

    public ANotification note(String note) {
        notification.setKind(NotificationKind.NOTE).setNote(note);
        return this;
    }

    public Notification sealed() {
        return notification.build();
    }
}
