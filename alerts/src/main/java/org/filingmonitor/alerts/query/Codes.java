package org.filingmonitor.alerts.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.filingmonitor.event.FilingStatus;

/** Codes as a query writes them. */
final class Codes {

    private static final List<String> STATUSES = Arrays.stream(FilingStatus.values())
            .filter(status -> status != FilingStatus.UNKNOWN)
            .map(FilingStatus::name)
            .toList();

    private static final Pattern OFFICE = Pattern.compile("[A-Za-z]{2}");

    private Codes() {}

    /**
     * Returns the term that a query's code stands for.
     *
     * @throws ClauseError if no filing can have it
     */
    static String ofQuery(FilingField field, String text) {
        String code = text.strip();
        if (code.isEmpty()) {
            throw new ClauseError("nothing to look for in " + field.label(), "give a code, or leave the field out");
        }
        String shown = "'" + QueryError.shown(code) + "'";
        if (field == FilingField.STATUS && !STATUSES.contains(code.toUpperCase(Locale.ROOT))) {
            throw new ClauseError("no status " + shown, "the statuses are " + String.join(", ", STATUSES));
        }
        if (field == FilingField.OFFICE && !OFFICE.matcher(code).matches()) {
            throw new ClauseError(shown + " is no office", "write the two letters of WIPO ST.3, such as US");
        }
        return FilingAnalyzers.QUERY.normalize(field.label(), code).utf8ToString();
    }
}
