package org.filingmonitor.alerts.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.alerts.AWatchlist.aWatchlist;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import org.filingmonitor.event.NotificationKind;
import org.filingmonitor.event.Rhythm;
import org.filingmonitor.event.Watchlist;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueTest {

    private static final Instant BEGAN = Instant.parse("2025-07-17T10:00:00Z");

    @Test
    void isTheEndOfTheGroupWindowAfterTheFirstAlert() {
        Watchlist hourly = aWatchlist("w").gathering(Duration.ofHours(1)).watchlist();

        assertThat(Due.of(hourly, BEGAN, BEGAN.plusSeconds(3599))).isEmpty();
        assertThat(Due.of(hourly, BEGAN, BEGAN.plusSeconds(3600)))
                .contains(new Due(NotificationKind.ALERTS, null, BEGAN.plusSeconds(3600)));
    }

    @Test
    void isAtOnceWithoutAGroupWindow() {
        Watchlist immediate = aWatchlist("w").watchlist();

        assertThat(Due.isAtOnce(immediate)).isTrue();
        assertThat(Due.of(immediate, BEGAN, BEGAN)).contains(Due.at(BEGAN));
    }

    @Test
    void isNeverWhilePaused() {
        Watchlist paused =
                aWatchlist("w").daily("08:00", "UTC").alsoEmpty().paused().watchlist();

        assertThat(Due.of(paused, BEGAN, BEGAN.plus(Duration.ofDays(9)))).isEmpty();
        assertThat(Due.isAtOnce(aWatchlist("w").paused().watchlist())).isFalse();
        assertThat(Due.isAlsoEmpty(paused)).isFalse();
    }

    @Test
    void isTheNextOccurrenceOfTheTimeOfDay() {
        Watchlist daily = aWatchlist("w").daily("08:00", "Europe/Berlin").watchlist();

        assertThat(Due.of(daily, BEGAN, Instant.parse("2025-07-18T05:59:59Z"))).isEmpty();
        assertThat(Due.of(daily, BEGAN, Instant.parse("2025-07-18T06:00:00Z")))
                .contains(new Due(
                        NotificationKind.DIGEST,
                        Instant.parse("2025-07-17T06:00:00Z"),
                        Instant.parse("2025-07-18T06:00:00Z")));
    }

    @Test
    void endsThePeriodWithTheLastOccurrenceWhenItIsLate() {
        Watchlist daily = aWatchlist("w").daily("08:00", "UTC").watchlist();

        assertThat(Due.of(daily, BEGAN, Instant.parse("2025-07-20T09:00:00Z")))
                .contains(new Due(
                        NotificationKind.DIGEST,
                        Instant.parse("2025-07-17T08:00:00Z"),
                        Instant.parse("2025-07-20T08:00:00Z")));
    }

    @Test
    void beginsThePeriodWithTheWatchlist() {
        Instant made = Instant.parse("2025-07-17T09:30:00Z");
        Watchlist daily = aWatchlist("w").daily("08:00", "UTC").since(made).watchlist();

        assertThat(Due.of(daily, BEGAN, BEGAN.plus(Duration.ofDays(1)))
                        .orElseThrow()
                        .start())
                .isEqualTo(made);
        Watchlist later = aWatchlist("w")
                .daily("08:00", "UTC")
                .since(BEGAN.plusSeconds(60))
                .watchlist();
        assertThat(Due.of(later, BEGAN, BEGAN.plus(Duration.ofDays(1)))
                        .orElseThrow()
                        .start())
                .as("never after gathering began")
                .isEqualTo(BEGAN);
    }

    @Test
    void takesARhythmOfANewerVersionForImmediate() {
        Watchlist unknown = aWatchlist("w").watchlist();
        unknown.setRhythm(Rhythm.UNKNOWN);

        assertThat(Due.isAtOnce(unknown)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // the clock is put forward over the time: it comes as long after the jump as it lies behind its beginning
        "02:30, Europe/Berlin,       2025-03-29T12:00:00Z, 2025-03-30T01:30:00Z",
        "02:00, Europe/Berlin,       2025-03-29T12:00:00Z, 2025-03-30T01:00:00Z",
        "02:30, America/New_York,    2025-03-08T12:00:00Z, 2025-03-09T07:30:00Z",
        "02:15, Australia/Lord_Howe, 2025-10-04T12:00:00Z, 2025-10-04T15:45:00Z",
        // it is put back, and the time exists twice: the first is meant
        "02:30, Europe/Berlin,       2025-10-25T12:00:00Z, 2025-10-26T00:30:00Z",
        "02:30, Europe/Berlin,       2025-10-26T00:30:00Z, 2025-10-27T01:30:00Z",
        "02:30, Europe/Berlin,       2025-10-26T01:00:00Z, 2025-10-27T01:30:00Z",
        "01:30, America/New_York,    2025-11-01T12:00:00Z, 2025-11-02T05:30:00Z",
        "01:45, Australia/Lord_Howe, 2025-04-05T12:00:00Z, 2025-04-05T14:45:00Z",
        // days of 23 and 25 hours
        "08:00, Europe/Berlin,       2025-03-29T07:00:00Z, 2025-03-30T06:00:00Z",
        "08:00, Europe/Berlin,       2025-10-25T06:00:00Z, 2025-10-26T07:00:00Z",
        // a leap day, and a year without one
        "08:00, UTC,                 2024-02-28T08:00:00Z, 2024-02-29T08:00:00Z",
        "08:00, UTC,                 2025-02-28T08:00:00Z, 2025-03-01T08:00:00Z",
        // Samoa left out the 30th
        "08:00, Pacific/Apia,        2011-12-29T18:00:00Z, 2011-12-30T18:00:00Z",
        "08:00, Pacific/Apia,        2011-12-30T18:00:00Z, 2011-12-31T18:00:00Z",
        // a zone that nobody knows is taken for UTC
        "08:00, Mars/Olympus,        2025-07-17T10:00:00Z, 2025-07-18T08:00:00Z",
    })
    void knowsTheClocksOfTheWorld(String time, String zone, Instant began, Instant due) {
        Watchlist daily = aWatchlist("w").daily(time, zone).watchlist();

        assertThat(Due.of(daily, began, due.minusMillis(1))).isEmpty();
        assertThat(Due.of(daily, began, due).orElseThrow().end()).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "MONDAY, 2025-07-17T10:00:00Z, 2025-07-21T06:00:00Z",
        "THURSDAY, 2025-07-17T05:59:59Z, 2025-07-17T06:00:00Z",
        "THURSDAY, 2025-07-17T06:00:00Z, 2025-07-24T06:00:00Z",
        "SUNDAY, 2025-10-25T10:00:00Z, 2025-10-26T07:00:00Z",
        "THURSDAY, 2024-02-23T10:00:00Z, 2024-02-29T07:00:00Z",
    })
    void knowsTheDaysOfTheWeek(DayOfWeek day, Instant began, Instant due) {
        Watchlist weekly = aWatchlist("w").weekly(day, "08:00", "Europe/Berlin").watchlist();

        assertThat(Due.of(weekly, began, due.minusMillis(1))).isEmpty();
        assertThat(Due.of(weekly, began, due).orElseThrow().end()).isEqualTo(due);
    }
}
