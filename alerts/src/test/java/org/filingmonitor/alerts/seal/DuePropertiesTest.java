package org.filingmonitor.alerts.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.alerts.AWatchlist.aWatchlist;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.filingmonitor.event.Watchlist;

/** When digests are due, at any time of any day in zones whose clocks are put forward and back. */
class DuePropertiesTest {

    private static final Duration LONGEST = Duration.ofHours(26);

    /** A rhythm, and when gathering began: most often within two days of a change of the clocks. */
    @Provide
    Arbitrary<Tuple2<DigestTimes, Instant>> digests() {
        Arbitrary<ZoneId> zones = Arbitraries.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC")
                .map(ZoneId::of);
        Arbitrary<LocalTime> times =
                Arbitraries.integers().between(0, 24 * 60 - 1).map(minute -> LocalTime.MIN.plusMinutes(minute));
        Arbitrary<DayOfWeek> days = Arbitraries.of(DayOfWeek.class).injectNull(0.5);
        Arbitrary<Instant> years =
                Arbitraries.integers().between(2020, 2040).map(year -> Instant.parse(year + "-02-27T00:00:00Z"));
        Arbitrary<Long> seconds =
                Arbitraries.longs().between(0, Duration.ofDays(2).toSeconds());
        Arbitrary<Integer> changes = Arbitraries.integers().between(0, 2);
        return Combinators.combine(zones, times, days, years, seconds, changes)
                .as((zone, time, day, year, second, skipped) -> {
                    Instant near = year;
                    for (int i = 0; i < skipped && !zone.getRules().isFixedOffset(); i++) {
                        near = zone.getRules().nextTransition(near).getInstant();
                    }
                    return Tuple.of(
                            new DigestTimes(time, zone, day),
                            near.minus(Duration.ofDays(1)).plusSeconds(second));
                });
    }

    @Property(tries = 2_000)
    void comeAtTheTimeOfDayUnlessTheClockJumpsOverIt(@ForAll("digests") Tuple2<DigestTimes, Instant> any) {
        DigestTimes times = any.get1();
        ZonedDateTime due = times.after(any.get2()).atZone(times.zone());

        boolean exists = !times.zone()
                .getRules()
                .getValidOffsets(due.toLocalDate().atTime(times.time()))
                .isEmpty();
        if (exists) {
            assertThat(due.toLocalTime()).isEqualTo(times.time());
            assertThat(due).as("the first of two").isEqualTo(due.withEarlierOffsetAtOverlap());
        } else {
            assertThat(due.toLocalTime()).isAfter(times.time());
        }
        if (times.weekday() != null) {
            assertThat(due.getDayOfWeek()).isEqualTo(times.weekday());
        }
    }

    @Property(tries = 2_000)
    void leaveNoGapAndNeverComeTwice(@ForAll("digests") Tuple2<DigestTimes, Instant> any) {
        DigestTimes times = any.get1();
        Instant began = any.get2();
        Instant due = times.after(began);

        assertThat(due).isAfter(began);
        assertThat(times.atOrBefore(due)).isEqualTo(due);
        assertThat(times.atOrBefore(due.minusMillis(1))).isBeforeOrEqualTo(began);
        assertThat(times.after(due.minusMillis(1))).isEqualTo(due);
        Duration longest = times.weekday() == null ? LONGEST : LONGEST.plus(Duration.ofDays(6));
        assertThat(Duration.between(began, due)).isLessThanOrEqualTo(longest);
        assertThat(Duration.between(due, times.after(due))).isLessThanOrEqualTo(longest);
        assertThat(times.after(due).atZone(times.zone()).toLocalDate())
                .isEqualTo(due.atZone(times.zone()).toLocalDate().plusDays(times.weekday() == null ? 1 : 7));
    }

    @Property
    void areDueFromTheirMomentOn(@ForAll("digests") Tuple2<DigestTimes, Instant> any) {
        DigestTimes times = any.get1();
        Instant began = any.get2();
        Instant due = times.after(began);
        Watchlist watchlist = (times.weekday() == null
                        ? aWatchlist("w")
                                .daily(times.time().toString(), times.zone().getId())
                        : aWatchlist("w")
                                .weekly(
                                        times.weekday(),
                                        times.time().toString(),
                                        times.zone().getId()))
                .watchlist();

        assertThat(Due.of(watchlist, began, due.minusMillis(1))).isEmpty();
        Optional<Due> sealed = Due.of(watchlist, began, due);
        assertThat(sealed.orElseThrow().end()).isEqualTo(due);
        assertThat(sealed.orElseThrow().start()).isBeforeOrEqualTo(began).isEqualTo(times.atOrBefore(began));
        assertThat(Due.of(watchlist, began, due.plus(Duration.ofDays(40)))
                        .orElseThrow()
                        .end())
                .isBetween(due, due.plus(Duration.ofDays(40)));
    }
}
