package org.filingmonitor.streams.query;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.filingmonitor.filing.IpcSymbol;
import org.filingmonitor.filing.OwnerName;
import org.filingmonitor.streams.count.CountRow;

/** Reads the parameters of a request; whatever cannot be read is answered with 400 and what would be right. */
final class Parameters {

    private static final List<String> FACETS = List.of(CountRow.TOTAL, CountRow.OFFICE, CountRow.STATUS, CountRow.IPC);
    private static final List<String> LEVELS =
            Stream.of(IpcSymbol.Level.values()).map(IpcSymbol.Level::label).toList();
    private static final int LARGEST_LIMIT = 100_000;

    /** No date before this is ever counted. */
    static final int EARLIEST_YEAR = 1790;

    private static final int LATEST_YEAR = 9999;

    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?!\\p{XDigit}{2})");

    private final Context request;

    /** Reads a request that may have the named parameters and no others. */
    Parameters(Context request, String... allowed) {
        this.request = request;
        Set<String> unknown = new TreeSet<>(request.queryParamMap().keySet());
        unknown.removeAll(Set.of(allowed));
        if (!unknown.isEmpty()) {
            String known = allowed.length == 0 ? "there is none here" : "known are " + String.join(", ", allowed);
            throw new BadRequestResponse("Unknown parameter " + String.join(", ", unknown) + "; " + known);
        }
    }

    String scope() {
        return scope(request);
    }

    /** Returns the scope of any request. */
    static String scope(Context request) {
        try {
            return OwnerName.readScope(text(request, "scope").orElse(OwnerName.ALL));
        } catch (IllegalArgumentException e) {
            throw new BadRequestResponse(e.getMessage());
        }
    }

    Optional<LocalDate> asOf() {
        return read("asOf", Parameters::date, "a date from 1790 to 9999, such as 2025-07-17");
    }

    private static LocalDate date(String text) {
        LocalDate date = LocalDate.parse(text);
        if (date.getYear() < EARLIEST_YEAR || date.getYear() > LATEST_YEAR) {
            throw new DateTimeException("out of range");
        }
        return date;
    }

    Optional<YearMonth> month(String name) {
        return read(name, Parameters::yearMonth, "a month such as 2025-07");
    }

    /** The years of the era have four digits, so that no other month can be counted from one beyond all years. */
    private static YearMonth yearMonth(String text) {
        YearMonth month = YearMonth.parse(text);
        if (month.getYear() < 0 || month.getYear() > LATEST_YEAR) {
            throw new DateTimeException("out of range");
        }
        return month;
    }

    int limit(int otherwise) {
        return read("limit", Integer::valueOf, "a number")
                .map(limit -> Math.min(Math.max(limit, 0), LARGEST_LIMIT))
                .orElse(otherwise);
    }

    String facet() {
        return oneOf("facet", FACETS, CountRow.TOTAL);
    }

    Unit unit() {
        return Unit.valueOf(
                oneOf("unit", List.of("filing", "publication"), "filing").toUpperCase(Locale.ROOT));
    }

    TrendOrder trendOrder() {
        List<String> orders = Stream.of(TrendOrder.values())
                .map(order -> order.name().toLowerCase(Locale.ROOT))
                .toList();
        return TrendOrder.valueOf(oneOf("sort", orders, orders.get(0)).toUpperCase(Locale.ROOT));
    }

    Owners.Order ownerOrder() {
        return Owners.Order.valueOf(
                oneOf("sort", List.of("total", "rolling12"), "total").toUpperCase(Locale.ROOT));
    }

    /** The symbol whose owners are asked for, in any spelling. */
    String symbol() {
        return text("ipc")
                .map(Parameters::symbol)
                .orElseThrow(
                        () -> new BadRequestResponse("ipc must be given: an IPC symbol such as G06N or G06F 21/62"));
    }

    private static String symbol(String text) {
        try {
            return text.equals(IpcSymbol.UNCLASSIFIED)
                    ? text
                    : IpcSymbol.of(text).toString();
        } catch (IllegalArgumentException e) {
            throw new BadRequestResponse(e.getMessage());
        }
    }

    /** The level belongs to the facet ipc alone; of one symbol it is one at which that is counted. */
    String level(String facet) {
        if (facet.equals(CountRow.IPC)) {
            String symbol = value(facet);
            return symbol.isEmpty() ? ipcLevel() : levelOf(symbol);
        }
        if (text("level").isPresent()) {
            throw new BadRequestResponse("level goes with facet=ipc only");
        }
        return "";
    }

    String ipcLevel() {
        return oneOf("level", LEVELS, IpcSymbol.Level.SUBCLASS.label());
    }

    /** An IPC symbol may be given in any spelling. */
    String value(String facet) {
        String value = text("value").orElse("");
        return facet.equals(CountRow.IPC) && !value.isEmpty() ? symbol(value) : value;
    }

    /** The level at which a symbol is counted: its own, unless another is asked for at which it stands too. */
    String levelOf(String symbol) {
        if (symbol.equals(IpcSymbol.UNCLASSIFIED)) {
            return ipcLevel();
        }
        IpcSymbol read = IpcSymbol.of(symbol);
        List<String> levels = Stream.of(IpcSymbol.Level.values())
                .filter(level -> read.at(level).filter(read::equals).isPresent())
                .map(IpcSymbol.Level::label)
                .toList();
        return oneOf("level", levels, levels.get(0));
    }

    private String oneOf(String name, List<String> values, String otherwise) {
        String value = text(name).orElse(otherwise);
        if (!values.contains(value)) {
            throw new BadRequestResponse(
                    name + " must be one of " + String.join(", ", values) + ", not '" + value + "'");
        }
        return value;
    }

    private <T> Optional<T> read(String name, Function<String, T> reader, String example) {
        return text(name).map(text -> {
            try {
                return reader.apply(text);
            } catch (DateTimeException | NumberFormatException e) {
                throw new BadRequestResponse(name + " must be " + example + ", not '" + text + "'");
            }
        });
    }

    private Optional<String> text(String name) {
        return text(request, name);
    }

    /** Without an error, a parameter that cannot be decoded would look as if it were not given. */
    private static Optional<String> text(Context request, String name) {
        String query = request.queryString();
        if (query != null && BROKEN_ESCAPE.matcher(query).find()) {
            throw new BadRequestResponse("After % there must be two hexadecimal digits; % itself is %25");
        }
        return Optional.ofNullable(request.queryParam(name)).filter(text -> !text.isBlank());
    }
}
