package org.filingmonitor.alerts.search;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.filingmonitor.alerts.page.Parameters;
import org.filingmonitor.alerts.query.FilingQuery;
import org.filingmonitor.alerts.query.QueryError;
import org.filingmonitor.alerts.query.QueryLanguage;

/** Reads the parameters of a search; whatever cannot be read is answered with 400 and what would be right. */
final class SearchParameters {

    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?!\\p{XDigit}{2})");

    /** Most filings of one page, and most up to its end. */
    private static final int LARGEST_PAGE = 200;

    private static final int DEEPEST = 10_000;
    private static final int SIZE = 20;

    private final Context request;

    private SearchParameters(Context request, String... allowed) {
        this.request = request;
        String written = request.queryString();
        if (written != null && BROKEN_ESCAPE.matcher(written).find()) {
            throw new BadRequestResponse("After % there must be two hexadecimal digits; % itself is %25");
        }
        Parameters.refuseOthers(request, allowed);
    }

    static SearchParameters ofPage(Context request) {
        return new SearchParameters(request, "q", "sort", "order", "page", "size");
    }

    /** An export has all that is found, in the order of the ids. */
    static SearchParameters ofExport(Context request) {
        return new SearchParameters(request, "q");
    }

    /** The query; empty for all filings. */
    Optional<FilingQuery> query() {
        return text("q").map(written -> {
            try {
                return QueryLanguage.parse(written);
            } catch (QueryError e) {
                throw new BadRequestResponse("q: " + e.getMessage(), Map.of("column", String.valueOf(e.column())));
            }
        });
    }

    SearchOrder sort() {
        List<String> orders = Arrays.stream(SearchOrder.values())
                .map(order -> order.name().toLowerCase(Locale.ROOT))
                .toList();
        return SearchOrder.valueOf(oneOf("sort", orders).toUpperCase(Locale.ROOT));
    }

    boolean descending() {
        return oneOf("order", List.of("desc", "asc")).equals("desc");
    }

    int page() {
        int page = number("page", 1, DEEPEST);
        if ((long) page * size() > DEEPEST) {
            throw new BadRequestResponse("page: only the first " + DEEPEST
                    + " filings come as pages; narrow the query, or export all with 'Accept: " + FilingExport.LINES
                    + "' or 'Accept: " + FilingExport.CSV + "'");
        }
        return page;
    }

    /** Returns the last page there is of so many filings, of those that pages reach. */
    static int lastPage(long total, int size) {
        return (int) Math.min((total + size - 1) / size, DEEPEST / size);
    }

    int size() {
        return number("size", SIZE, LARGEST_PAGE);
    }

    private int number(String name, int otherwise, int largest) {
        String text = text(name).orElse(String.valueOf(otherwise));
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > largest) {
            throw new BadRequestResponse(name + " must be a number from 1 to " + largest + ", not '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    private String oneOf(String name, List<String> values) {
        String value = text(name).orElse(values.get(0));
        if (!values.contains(value)) {
            throw new BadRequestResponse(
                    name + " must be one of " + String.join(", ", values) + ", not '" + value + "'");
        }
        return value;
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(request.queryParam(name)).filter(text -> !text.isBlank());
    }
}
