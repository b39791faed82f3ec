package org.filingmonitor.streams.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.streams.Observations;
import org.filingmonitor.streams.Recount;
import org.filingmonitor.streams.TopologyRun;
import org.filingmonitor.streams.count.CountRow;
import org.filingmonitor.streams.query.StateStores.CountedRow;

/** The rolling counts of every scope, facet, value and unit, against a count of the final filings day by day. */
class RollingCountsTest {

    @Provide
    Arbitrary<List<FilingObservation>> observations() {
        return Observations.ofSeveralFilings().list().ofMinSize(1).ofMaxSize(20);
    }

    /** Any day around those of the observations, and the first and last days of months among them. */
    @Provide
    Arbitrary<LocalDate> asOf() {
        Arbitrary<LocalDate> any =
                Arbitraries.integers().between(-60, 500).map(LocalDate.parse("2023-12-01")::plusDays);
        return Arbitraries.oneOf(
                any, any.map(day -> YearMonth.from(day).atEndOfMonth()), any.map(day -> day.withDayOfMonth(1)));
    }

    @Property(tries = 60)
    void equalACountDayByDay(@ForAll("observations") List<FilingObservation> seen, @ForAll("asOf") LocalDate asOf) {
        try (TopologyRun run = new TopologyRun()) {
            run.observe(seen);

            Map<String, Map<String, Integer>> days =
                    days(Recount.of(run.filings().values()));
            Map<String, Map<Unit, Series>> series = series(run);
            assertThat(series.keySet()).isEqualTo(days.keySet());
            series.forEach((value, units) -> units.forEach((unit, counted) -> {
                Map<String, Integer> dates = days.get(value);
                LocalDate first = asOf.withDayOfMonth(1);
                assertThat(counted.monthToDate(asOf)).isEqualTo(sum(dates, unit, first, asOf));
                assertThat(counted.rolling(3, asOf)).isEqualTo(sum(dates, unit, first.minusMonths(2), asOf));
                assertThat(counted.rolling(12, asOf)).isEqualTo(sum(dates, unit, first.minusMonths(11), asOf));
            }));
        }
    }

    private static int sum(Map<String, Integer> dates, Unit unit, LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1))
                .mapToInt(day -> dates.getOrDefault(key(unit) + day, 0))
                .sum();
    }

    private static String key(Unit unit) {
        return unit == Unit.FILING ? "f" : "p";
    }

    /** Scope, facet, level and value to unit and date to count. */
    private static Map<String, Map<String, Integer>> days(Map<String, Map<String, Integer>> recounted) {
        Map<String, Map<String, Integer>> values = new TreeMap<>();
        recounted.forEach((row, figures) -> {
            int month = row.lastIndexOf('|');
            Map<String, Integer> dates = values.computeIfAbsent(row.substring(0, month), value -> new HashMap<>());
            figures.forEach((day, count) -> dates.put(
                    day.charAt(0)
                            + YearMonth.parse(row.substring(month + 1))
                                    .atDay(Integer.parseInt(day.substring(1)))
                                    .toString(),
                    count));
        });
        return values;
    }

    private static Map<String, Map<Unit, Series>> series(TopologyRun run) {
        Map<String, List<CountedRow>> values = new TreeMap<>();
        run.storedCounts().forEach((key, count) -> {
            CountRow row = CountRow.ofStoreKey(key);
            if (row.isPublished()) {
                String scope = key.substring(0, key.indexOf(CountRow.DIVIDER));
                values.computeIfAbsent(
                                String.join("|", scope, row.facet(), row.level(), row.value()),
                                value -> new ArrayList<>())
                        .add(new CountedRow(row, count));
            }
        });
        Map<String, Map<Unit, Series>> series = new TreeMap<>();
        values.forEach((value, rows) -> series.put(
                value,
                Map.of(
                        Unit.FILING, Series.of(rows, Unit.FILING),
                        Unit.PUBLICATION, Series.of(rows, Unit.PUBLICATION))));
        return series;
    }
}
