package org.filingmonitor.streams.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.BadRequestResponse;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.filingmonitor.streams.count.CountRow;

/** The counts of a facet: each value with its total, its last four weeks and its months. */
final class Counts {

    /** Figures in an answer, at most: a hundred years of ten thousand symbols fit no memory and no reader's table. */
    private static final long LARGEST_ANSWER = 1_000_000;

    private final StateStores stores;
    private final Symbols known;

    Counts(StateStores stores, Symbols known) {
        this.stores = stores;
        this.known = known;
    }

    /**
     * The question.
     *
     * @param value one value of the facet, or empty for all
     * @param from first month
     * @param to last month
     */
    record Query(
            String scope,
            String facet,
            String level,
            String value,
            YearMonth from,
            YearMonth to,
            LocalDate asOf,
            Unit unit) {}

    /** The answer. */
    record Answer(String scope, String facet, String level, String asOf, String unit, List<Row> rows) {}

    /**
     * A value, its count of all time and of the last four weeks up to the day, and its months, the newest first.
     *
     * @param scheme {@code RETIRED} or {@code UNKNOWN} for an IPC symbol that is not valid on the day; absent otherwise
     */
    record Row(
            String value,
            int total,
            int last4Weeks,
            @JsonInclude(JsonInclude.Include.NON_NULL) String scheme,
            List<Series.Month> months) {}

    /** Returns the counts; a value that was asked for is there even when all its counts are zero. */
    Answer counts(Query query) {
        return stores.inOneState(query.scope(), () -> read(query));
    }

    private Answer read(Query query) {
        Scope scope = new Scope(stores, query.scope()).known();
        Map<String, Series> series = query.value().isEmpty()
                ? scope.byValue(query.facet(), query.level(), query.unit())
                : Map.of(query.value(), scope.ofValue(query.facet(), query.level(), query.value(), query.unit()));
        refuseTooMany(series.size(), query);
        List<Row> rows = series.entrySet().stream()
                .map(value -> row(value.getKey(), value.getValue(), query))
                .filter(row -> row.total() > 0 || !query.value().isEmpty())
                .sorted(Comparator.comparingInt(Row::total).reversed().thenComparing(Row::value))
                .toList();
        String unit = query.unit().name().toLowerCase(Locale.ROOT);
        return new Answer(
                query.scope(), query.facet(), query.level(), query.asOf().toString(), unit, rows);
    }

    private static void refuseTooMany(int values, Query query) {
        YearMonth current = YearMonth.from(query.asOf());
        YearMonth last = query.to().isAfter(current) ? current : query.to();
        long months = Math.max(0, query.from().until(last, ChronoUnit.MONTHS) + 1);
        if (values * months > LARGEST_ANSWER) {
            throw new BadRequestResponse(values + " values of " + months
                    + " months are too many: give a value, or fewer" + " months with from and to");
        }
    }

    private Row row(String value, Series series, Query query) {
        return new Row(
                value,
                series.total(query.asOf()),
                series.last4Weeks(query.asOf()),
                query.facet().equals(CountRow.IPC) ? known.scheme(value, query.asOf()) : null,
                series.months(query.from(), query.to(), query.asOf()));
    }
}
