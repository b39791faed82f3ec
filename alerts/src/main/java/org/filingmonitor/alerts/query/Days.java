package org.filingmonitor.alerts.query;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A span of days, as a query writes it: {@code 2025}, {@code 2025-07} or {@code 2025-07-17}.
 *
 * @param first its first day
 * @param last its last day
 */
record Days(LocalDate first, LocalDate last) {

    private static final Pattern SPELLING = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");

    /**
     * Reads a year, a month or a day.
     *
     * @throws IllegalArgumentException if the text is none
     */
    static Days of(String text) {
        Matcher parts = SPELLING.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no date");
        }
        try {
            return of(Integer.parseInt(parts.group(1)), parts.group(2), parts.group(3));
        } catch (DateTimeException impossible) {
            throw new IllegalArgumentException("'" + text + "' is no date of the calendar", impossible);
        }
    }

    private static Days of(int year, String month, String day) {
        if (month == null) {
            return new Days(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
        }
        YearMonth known = YearMonth.of(year, Integer.parseInt(month));
        if (day == null) {
            return new Days(known.atDay(1), known.atEndOfMonth());
        }
        LocalDate one = known.atDay(Integer.parseInt(day));
        return new Days(one, one);
    }
}
