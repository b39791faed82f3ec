package org.filingmonitor.alerts.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.filingmonitor.event.TrendSign;
import org.filingmonitor.event.TrendWatch;
import org.filingmonitor.event.Watchlist;
import org.filingmonitor.filing.IpcSymbol;
import org.filingmonitor.filing.IpcSymbol.Level;
import org.filingmonitor.filing.OwnerName;

/**
 * Reads the trends that a watchlist is about: {@code {"scope":"all","level":"subclass","symbol":"G06N","when":"growth",
 * "above":50}}. A watchlist has these or a query. Without a scope, the scope is all; without a symbol, every symbol of the
 * level is watched; without a level, it is the symbol's.
 */
final class TrendWatchReader {

    private static final KnownKeys KEYS = KnownKeys.of("scope", "level", "symbol", "when", "above");
    private static final String LEVELS =
            Arrays.stream(Level.values()).map(Level::label).collect(Collectors.joining(", "));

    private final JsonNode given;
    private final Problems problems;

    private TrendWatchReader(JsonNode given, Problems problems) {
        this.given = given;
        this.problems = problems;
    }

    /**
     * Returns the trends that a watchlist is about; empty if it is about a query.
     *
     * @param held the watchlist that it replaces, which it stays like if it has neither trends nor a query
     */
    static Optional<TrendWatch> read(JsonNode watchlist, Optional<Watchlist> held, Problems problems) {
        JsonNode given = watchlist.path("trend");
        if (given.isMissingNode() || given.isNull()) {
            return watchlist.has("query") ? Optional.empty() : held.map(Watchlist::getTrend);
        }
        if (!watchlist.path("query").asText().isEmpty()) {
            problems.add("query", "give a query or a trend, not both: leave one of them out");
        }
        if (!watchlist.path("facts").isEmpty()) {
            problems.add("facts", "leave them out: facts are of filings, not of trends");
        }
        if (!given.isObject()) {
            problems.add("trend", "give an object with scope, level, symbol, when and above");
            return Optional.empty();
        }
        KEYS.check(given, "trend.", problems);
        return Optional.of(new TrendWatchReader(given, problems).watch());
    }

    private TrendWatch watch() {
        Optional<IpcSymbol> symbol = text("symbol").flatMap(this::symbol);
        TrendSign sign = sign();
        return new TrendWatch(
                scope(), level(symbol), symbol.map(IpcSymbol::toString).orElse(null), sign, threshold(sign));
    }

    private String scope() {
        try {
            return OwnerName.readScope(text("scope").orElse(OwnerName.ALL));
        } catch (IllegalArgumentException e) {
            problems.add("trend.scope", e.getMessage());
            return OwnerName.ALL;
        }
    }

    private Optional<IpcSymbol> symbol(String written) {
        try {
            return Optional.of(IpcSymbol.of(written));
        } catch (IllegalArgumentException e) {
            problems.add("trend.symbol", e.getMessage());
            return Optional.empty();
        }
    }

    private String level(Optional<IpcSymbol> symbol) {
        String label =
                text("level").orElse(symbol.map(known -> known.level().label()).orElse(""));
        Optional<Level> level = Arrays.stream(Level.values())
                .filter(one -> one.label().equals(label))
                .findFirst();
        if (level.isEmpty()) {
            problems.add("trend.level", "give one of " + LEVELS);
        } else if (symbol.isPresent() && !symbol.get().at(level.get()).equals(symbol)) {
            problems.add("trend.level", symbol.get() + " is no " + label + ": leave the level out, or the symbol");
        }
        return label;
    }

    private TrendSign sign() {
        String when = text("when").orElse("");
        return switch (when) {
            case "emerging", "growth", "count" -> TrendSign.valueOf(when.toUpperCase(Locale.ROOT));
            default -> {
                problems.add("trend.when", "give emerging, growth or count");
                yield TrendSign.UNKNOWN;
            }
        };
    }

    private double threshold(TrendSign sign) {
        JsonNode above = given.path("above");
        if (sign == TrendSign.EMERGING && !above.isMissingNode()) {
            problems.add("trend.above", "leave it out: it is for growth and count");
        }
        boolean wanted = sign == TrendSign.GROWTH || sign == TrendSign.COUNT;
        if (wanted && (!above.isNumber() || above.asDouble() < 0 || Double.isInfinite(above.asDouble()))) {
            problems.add(
                    "trend.above",
                    sign == TrendSign.GROWTH
                            ? "give per cent of growth, such as 50"
                            : "give a number of filings in a month, such as 20");
        }
        return above.asDouble();
    }

    private Optional<String> text(String key) {
        JsonNode value = given.path(key);
        if (!value.isMissingNode() && !value.isTextual()) {
            problems.add("trend." + key, "give a text");
        }
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }
}
