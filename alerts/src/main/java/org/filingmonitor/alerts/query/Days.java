package org.filingmonitor.alerts.query;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as a query writes them: {@code 2025}, {@code 2025-07} or {@code 2025-07-17}. */
final class Days {

    /** Every day there is. */
    static final Span ALL = new Span("0000-01-01", "9999-12-31");

    private static final Pattern SPELLING = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");
    private static final String CURE = "write 2025, 2025-07, 2025-07-17 or [2025-01 TO 2025-06-30]";

    private Days() {}

    /**
     * Reads a year, a month or a day.
     *
     * @throws ClauseError if the text is none
     */
    static Span of(String text) {
        Matcher parts = SPELLING.matcher(text.strip());
        if (!parts.matches()) {
            throw new ClauseError("'" + QueryError.shown(text) + "' is no date", CURE);
        }
        try {
            return of(Integer.parseInt(parts.group(1)), parts.group(2), parts.group(3));
        } catch (DateTimeException impossible) {
            throw new ClauseError("'" + text + "' is no date of the calendar", CURE);
        }
    }

    private static Span of(int year, String month, String day) {
        if (month == null) {
            return span(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
        }
        YearMonth known = YearMonth.of(year, Integer.parseInt(month));
        if (day == null) {
            return span(known.atDay(1), known.atEndOfMonth());
        }
        LocalDate one = known.atDay(Integer.parseInt(day));
        return span(one, one);
    }

    private static Span span(LocalDate first, LocalDate last) {
        return new Span(first.toString(), last.toString());
    }
}
