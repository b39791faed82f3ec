package org.filingmonitor.producer.feed;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * Reads the dates of documents, and rejects those that cannot be.
 *
 * @param today the present date in UTC: a day later may have begun somewhere already
 */
record DocumentDates(LocalDate today) {

    /** The year of the first patent act of the United States; no register goes further back. */
    private static final LocalDate EARLIEST = LocalDate.of(1790, 1, 1);

    private static final Pattern BASIC = Pattern.compile("\\d{8}");

    LocalDate iso(String label, String text) {
        try {
            return possible(label, LocalDate.parse(text.strip()));
        } catch (DateTimeException impossible) {
            throw none(label, text, "2025-07-17", impossible);
        }
    }

    LocalDate basic(String label, String text) {
        if (!BASIC.matcher(text.strip()).matches()) {
            throw none(label, text, "20250717", null);
        }
        int day = Integer.parseInt(text.strip());
        try {
            return possible(label, LocalDate.of(day / 10_000, day / 100 % 100, day % 100));
        } catch (DateTimeException impossible) {
            throw none(label, text, "20250717", impossible);
        }
    }

    private LocalDate possible(String label, LocalDate date) {
        if (date.isBefore(EARLIEST) || date.isAfter(today.plusDays(1))) {
            throw new IllegalArgumentException(
                    label + " " + date + " is impossible: dates lie between " + EARLIEST + " and tomorrow");
        }
        return date;
    }

    private static IllegalArgumentException none(String label, String text, String example, Exception cause) {
        return new IllegalArgumentException(label + " '" + text.strip() + "' is no date such as " + example, cause);
    }
}
