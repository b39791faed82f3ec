package org.filingmonitor.alerts.seal;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import org.filingmonitor.event.Rhythm;
import org.filingmonitor.event.Watchlist;

/**
 * The moments at which digests of a rhythm end: a local time, each day or on one day of the week. Each date has one such
 * moment. Where the clock is put back and the time exists twice, it is the first; where the clock is put forward over it,
 * it comes as long after the jump as it lies after the jump's beginning (02:30 becomes 03:30), as with {@link
 * ZonedDateTime#of(LocalDate, LocalTime, ZoneId)}.
 *
 * @param weekday the day of the week; null for each day
 */
record DigestTimes(LocalTime time, ZoneId zone, DayOfWeek weekday) {

    private static final int WEEK = 7;

    /** How many days a moment may lie from the day that its zone calls by its date: zones have left out a whole day. */
    private static final int SLACK = 2;

    static DigestTimes of(Watchlist watchlist) {
        return new DigestTimes(
                watchlist.getDigestTime(),
                zone(watchlist.getDigestZone()),
                watchlist.getRhythm() == Rhythm.WEEKLY ? weekday(watchlist.getDigestWeekday()) : null);
    }

    /** The API refuses such a zone; another writer, or a platform that knows more zones, may bring one. */
    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    private static DayOfWeek weekday(int number) {
        return DayOfWeek.MONDAY.plus(number - 1L);
    }

    /** Returns the first moment after another one. */
    Instant after(Instant moment) {
        LocalDate date = onward(date(moment).minusDays(SLACK));
        while (!at(date).isAfter(moment)) {
            date = date.plusDays(step());
        }
        return at(date);
    }

    /** Returns the last moment that is not after another one. */
    Instant atOrBefore(Instant moment) {
        LocalDate date = onward(date(moment).plusDays(SLACK));
        while (at(date).isAfter(moment)) {
            date = date.minusDays(step());
        }
        return at(date);
    }

    private LocalDate date(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    private LocalDate onward(LocalDate date) {
        return weekday == null ? date : date.with(TemporalAdjusters.nextOrSame(weekday));
    }

    private int step() {
        return weekday == null ? 1 : WEEK;
    }

    private Instant at(LocalDate date) {
        return ZonedDateTime.of(date, time, zone).toInstant();
    }
}
