package org.filingmonitor.alerts.watch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import org.filingmonitor.event.Rhythm;
import org.filingmonitor.event.Watchlist;

/** The rhythm of a watchlist as the HTTP API shows it, among its other fields: those alone that mean something in it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RhythmJson(String rhythm, String groupWindow, String time, String zone, String weekday, Boolean emptyDigest) {

    static RhythmJson of(Watchlist watchlist) {
        Rhythm rhythm = watchlist.getRhythm();
        if (rhythm != Rhythm.DAILY && rhythm != Rhythm.WEEKLY) {
            String window = Duration.ofMillis(watchlist.getGroupWindow()).toString();
            return new RhythmJson(RhythmReader.name(rhythm), window, null, null, null, null);
        }
        return new RhythmJson(
                RhythmReader.name(rhythm),
                null,
                RhythmReader.TIME.format(watchlist.getDigestTime()),
                watchlist.getDigestZone(),
                rhythm == Rhythm.WEEKLY ? RhythmReader.weekday(watchlist).name() : null,
                watchlist.getEmptyDigest());
    }
}
