package org.filingmonitor.alerts;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.filingmonitor.alerts.courier.Channels;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.ChannelType;
import org.filingmonitor.event.GeneratedRecords;
import org.filingmonitor.event.Rhythm;
import org.filingmonitor.event.TrendSign;
import org.filingmonitor.event.TrendWatch;
import org.filingmonitor.event.WatchedFact;
import org.filingmonitor.event.Watchlist;

/** A watchlist under construction: {@code aWatchlist("ai").query("ipc:G06N").watchlist()}. */
public final class AWatchlist {

    static {
        GeneratedRecords.enable();
    }

    private final Watchlist.Builder watchlist = Watchlist.newBuilder().setSince(Instant.EPOCH);

    private AWatchlist() {}

    public static AWatchlist aWatchlist(String id) {
        AWatchlist one = new AWatchlist();
        one.watchlist.setId(id).setName(id).setQuery("*:*").setFacts(List.of(WatchedFact.NEW));
        return one;
    }

    public AWatchlist query(String query) {
        watchlist.setQuery(query);
        return this;
    }

    /** About trends of a symbol, or of every symbol of a level, in a scope. */
    public AWatchlist trend(String scope, String level, String symbol, TrendSign sign, double threshold) {
        watchlist.setQuery("").setFacts(List.of()).setTrend(new TrendWatch(scope, level, symbol, sign, threshold));
        return this;
    }

    public AWatchlist facts(WatchedFact... facts) {
        watchlist.setFacts(List.of(facts));
        return this;
    }

    public AWatchlist webhook(String url, String secret) {
        watchlist.setChannels(List.of(Channels.of(ChannelType.WEBHOOK, url, secret)));
        return this;
    }

    public AWatchlist log() {
        watchlist.setChannels(List.of(Channels.of(ChannelType.LOG, "", null)));
        return this;
    }

    public AWatchlist channels(Channel... channels) {
        watchlist.setChannels(List.of(channels));
        return this;
    }

    /** Alerts are gathered for so long. */
    public AWatchlist gathering(Duration window) {
        watchlist.setRhythm(Rhythm.IMMEDIATE).setGroupWindow(window.toMillis());
        return this;
    }

    public AWatchlist daily(String time, String zone) {
        watchlist.setRhythm(Rhythm.DAILY).setDigestTime(LocalTime.parse(time)).setDigestZone(zone);
        return this;
    }

    public AWatchlist weekly(DayOfWeek day, String time, String zone) {
        daily(time, zone);
        watchlist.setRhythm(Rhythm.WEEKLY).setDigestWeekday(day.getValue());
        return this;
    }

    public AWatchlist alsoEmpty() {
        watchlist.setEmptyDigest(true);
        return this;
    }

    public AWatchlist paused() {
        watchlist.setPaused(true);
        return this;
    }

    public AWatchlist since(Instant since) {
        watchlist.setSince(since);
        return this;
    }

    public Watchlist watchlist() {
        return watchlist.build();
    }
}
