package org.filingmonitor.topic;

import java.util.List;
import org.filingmonitor.event.Alert;
import org.filingmonitor.event.AlertMark;
import org.filingmonitor.event.CountKey;
import org.filingmonitor.event.FeedStatus;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingChange;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.IpcTitle;
import org.filingmonitor.event.IpcTrend;
import org.filingmonitor.event.LedgerEntry;
import org.filingmonitor.event.MonthlyCount;
import org.filingmonitor.event.Notification;
import org.filingmonitor.event.NotificationOutcome;
import org.filingmonitor.event.TrendAlert;
import org.filingmonitor.event.TrendKey;
import org.filingmonitor.event.Watchlist;
import org.filingmonitor.topic.Topic.Cleanup;

/** The topics of the monitor, in the order in which data flows through them. */
public final class Topics {

    /** One feed's reading of one document; key: filing id. */
    public static final Topic<String, FilingObservation> FILINGS =
            new Topic<>("filings.v1", String.class, FilingObservation.class, 4, Cleanup.KEEP);

    /** What the producer has emitted so far; key: filing id. One partition: the whole is read at each start. */
    public static final Topic<String, LedgerEntry> LEDGER =
            new Topic<>("ledger.v1", String.class, LedgerEntry.class, 1, Cleanup.KEEP);

    /** Where each feed stands; key: feed name. */
    public static final Topic<String, FeedStatus> FEED_STATUS =
            new Topic<>("feed-status.v1", String.class, FeedStatus.class, 1, Cleanup.COMPACT);

    /** Each change of a filing; key: filing id. */
    public static final Topic<String, FilingChange> FILING_CHANGES =
            new Topic<>("filing-changes.v1", String.class, FilingChange.class, 4, Cleanup.KEEP);

    /** Each filing as it is now; key: filing id. */
    public static final Topic<String, Filing> FILINGS_TABLE =
            new Topic<>("filings-table.v1", String.class, Filing.class, 4, Cleanup.COMPACT);

    /**
     * Filings and documents by month, partitioned by the scope of the key so that one task holds a scope. All the
     * world's offices publish below one filing a second, so the scope {@code all} fits one task a thousandfold.
     */
    public static final Topic<CountKey, MonthlyCount> MONTHLY_COUNTS =
            new Topic<>("monthly-counts.v1", CountKey.class, MonthlyCount.class, 4, Cleanup.COMPACT);

    /** How each IPC symbol's months compare with those before; partitioned by scope, as the counts are. */
    public static final Topic<TrendKey, IpcTrend> IPC_TRENDS =
            new Topic<>("ipc-trends.v1", TrendKey.class, IpcTrend.class, 4, Cleanup.COMPACT);

    /** Titles of IPC symbols; key: symbol. One partition: every instance holds the whole table. */
    public static final Topic<String, IpcTitle> IPC_TITLES =
            new Topic<>("ipc-titles.v1", String.class, IpcTitle.class, 1, Cleanup.COMPACT);

    /** Watchlists; key: watchlist id. One partition: every instance holds them all. */
    public static final Topic<String, Watchlist> WATCHLISTS =
            new Topic<>("watchlists.v1", String.class, Watchlist.class, 1, Cleanup.COMPACT);

    /** Each alert, once; key: watchlist id. */
    public static final Topic<String, Alert> ALERTS =
            new Topic<>("alerts.v1", String.class, Alert.class, 4, Cleanup.KEEP);

    /**
     * What readers have said of alerts; key: the alert's id where it was seen, {@code WATCHLIST/FILING} where a filing is
     * muted. One partition: every instance holds them all.
     */
    public static final Topic<String, AlertMark> ALERT_MARKS =
            new Topic<>("alert-marks.v1", String.class, AlertMark.class, 1, Cleanup.COMPACT);

    /** Each alert of a trend, once; key: watchlist id. */
    public static final Topic<String, TrendAlert> TREND_ALERTS =
            new Topic<>("trend-alerts.v1", String.class, TrendAlert.class, 4, Cleanup.KEEP);

    /** What is to be sent; key: notification id. */
    public static final Topic<String, Notification> NOTIFICATIONS =
            new Topic<>("notifications.v1", String.class, Notification.class, 4, Cleanup.THIRTY_DAYS);

    /** What became of it; key: notification id. */
    public static final Topic<String, NotificationOutcome> NOTIFICATION_OUTCOMES =
            new Topic<>("notification-outcomes.v1", String.class, NotificationOutcome.class, 4, Cleanup.COMPACT);

    private static final List<Topic<?, ?>> ALL = List.of(
            FILINGS,
            LEDGER,
            FEED_STATUS,
            FILING_CHANGES,
            FILINGS_TABLE,
            MONTHLY_COUNTS,
            IPC_TRENDS,
            IPC_TITLES,
            WATCHLISTS,
            ALERTS,
            TREND_ALERTS,
            ALERT_MARKS,
            NOTIFICATIONS,
            NOTIFICATION_OUTCOMES);

    /**
     * An event that cannot be read is lost unless its bytes are kept; a row of a compacted topic is written anew with the
     * next change, and the producer alone reads its ledger.
     */
    private static final List<Topic<?, ?>> WITH_DEAD_LETTERS =
            List.of(FILINGS, FILING_CHANGES, ALERTS, TREND_ALERTS, NOTIFICATIONS);

    private Topics() {}

    /** Returns every topic, in flow order. */
    public static List<Topic<?, ?>> all() {
        return ALL;
    }

    /** Returns the topics that have dead letters beside them, in flow order. */
    public static List<Topic<?, ?>> withDeadLetters() {
        return WITH_DEAD_LETTERS;
    }
}
