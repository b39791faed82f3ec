package org.filingmonitor.alerts.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.filingmonitor.alerts.courier.WebhookAddresses;
import org.filingmonitor.alerts.matching.ContentId;
import org.filingmonitor.alerts.query.QueryError;
import org.filingmonitor.alerts.query.QueryLanguage;
import org.filingmonitor.event.TrendWatch;
import org.filingmonitor.event.WatchedFact;
import org.filingmonitor.event.Watchlist;

/**
 * Reads one watchlist as somebody wrote it, to the API or in a file. What is not given is as it was, or else the default.
 */
final class WatchlistReader {

    private static final KnownKeys KEYS = KnownKeys.of(
            "id",
            "name",
            "query",
            "facts",
            "channels",
            "rhythm",
            "groupWindow",
            "time",
            "zone",
            "weekday",
            "emptyDigest",
            "paused",
            "since",
            "managedBy",
            "trend");
    private static final String ID = "[a-z0-9][a-z0-9-]{0,63}";
    private static final int ID_DIGITS = 12;
    private static final int LONGEST_NAME = 200;
    private static final String MANAGER = "[\\p{L}\\p{N}._ -]{0,64}";
    private static final String FACTS = Arrays.stream(WatchedFact.values())
            .filter(fact -> fact != WatchedFact.UNKNOWN)
            .map(WatchedFact::name)
            .collect(Collectors.joining(", "));

    private final JsonNode written;
    private final Optional<Watchlist> held;
    private final Problems problems;
    private final WrittenFields fields;

    private WatchlistReader(JsonNode written, Optional<Watchlist> held, Problems problems) {
        this.written = written;
        this.held = held;
        this.problems = problems;
        this.fields = new WrittenFields(written, problems);
    }

    /**
     * Reads a watchlist.
     *
     * @param held the watchlist that it replaces, if there is one
     * @param now the time from which a new watchlist alerts, unless it says another
     * @throws io.javalin.http.BadRequestResponse that names every problem
     */
    static Watchlist read(JsonNode written, Optional<Watchlist> held, Instant now, WebhookAddresses addresses) {
        Problems problems = new Problems();
        Optional<Watchlist> read = read(written, held, now, addresses, problems);
        problems.refuse();
        return read.orElseThrow();
    }

    /** Reads a watchlist and adds every problem to those found before; empty if there is any. */
    static Optional<Watchlist> read(
            JsonNode written, Optional<Watchlist> held, Instant now, WebhookAddresses addresses, Problems problems) {
        if (!written.isObject()) {
            problems.add("watchlist", "give an object with name, query, facts and channels");
            return Optional.empty();
        }
        Watchlist read = new WatchlistReader(written, held, problems).watchlist(now, addresses);
        return Optional.of(read).filter(one -> problems.byPlace().isEmpty());
    }

    /** Tells whether a text may name what manages watchlists. */
    static boolean isManager(String name) {
        return name.matches(MANAGER);
    }

    private Watchlist watchlist(Instant now, WebhookAddresses addresses) {
        KEYS.check(written, "", problems);
        Optional<TrendWatch> trend = TrendWatchReader.read(written, held, problems);
        Watchlist.Builder watchlist = Watchlist.newBuilder()
                .setId(id())
                .setName(name())
                .setQuery(trend.isPresent() ? "" : query())
                .setFacts(trend.isPresent() ? List.of() : facts())
                .setChannels(new ChannelReader(problems, addresses, held, now).read(written.path("channels")));
        new RhythmReader(written, held, problems).read(watchlist);
        return watchlist
                .setPaused(fields.flag("paused")
                        .orElseGet(() -> held.map(Watchlist::getPaused).orElse(false)))
                .setSince(since(now))
                .setManagedBy(managedBy())
                .setTrend(trend.orElse(null))
                .build();
    }

    private String id() {
        String id = fields.text("id").orElseGet(() -> held.map(Watchlist::getId).orElseGet(this::idFromName));
        if (!id.matches(ID)) {
            problems.add("id", "give up to 64 lower-case letters, digits and hyphens");
        }
        return id;
    }

    private String idFromName() {
        String name = fields.text("name").orElse("");
        String spelled =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return name.isBlank() || spelled.matches(ID)
                ? spelled
                : "watchlist-" + ContentId.of(name).substring(0, ID_DIGITS); // too long, or without such letters
    }

    private String name() {
        String name = fields.text("name").orElseGet(() -> held.map(Watchlist::getName)
                .orElseGet(() -> fields.text("id").orElse("")));
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            problems.add("name", "give a name of up to " + LONGEST_NAME + " characters");
        }
        return name;
    }

    private String query() {
        String query = fields.text("query").orElse("");
        try {
            QueryLanguage.parse(query);
        } catch (QueryError e) {
            problems.add("query", e.getMessage());
        }
        return query;
    }

    private List<WatchedFact> facts() {
        JsonNode given = written.path("facts");
        if (given.isMissingNode()) {
            return held.map(Watchlist::getFacts)
                    .filter(facts -> !facts.isEmpty()) // as they are of one about trends
                    .orElse(List.of(WatchedFact.NEW));
        }
        List<WatchedFact> facts = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            fact("facts[" + i + "]", given.path(i).asText()).ifPresent(facts::add);
        }
        if (!given.isArray() || given.isEmpty()) {
            problems.add("facts", "give a list of one or more of " + FACTS);
        }
        return facts.stream().distinct().toList();
    }

    private Optional<WatchedFact> fact(String where, String name) {
        Optional<WatchedFact> known = Arrays.stream(WatchedFact.values())
                .filter(fact -> fact != WatchedFact.UNKNOWN && fact.name().equals(name))
                .findFirst();
        if (known.isEmpty()) {
            problems.add(where, "no fact '" + name + "'; the facts are " + FACTS);
        }
        return known;
    }

    private Instant since(Instant now) {
        try {
            return fields.text("since")
                    .map(given -> Instant.ofEpochMilli(Instant.parse(given).toEpochMilli())) // as it is kept
                    .orElseGet(() -> held.map(Watchlist::getSince).orElse(now));
        } catch (DateTimeParseException | ArithmeticException e) {
            problems.add("since", "give an instant such as 2025-07-17T00:00:00Z");
            return now;
        }
    }

    private String managedBy() {
        String name = fields.text("managedBy")
                .orElseGet(() -> held.map(Watchlist::getManagedBy).orElse(""));
        if (!isManager(name)) {
            problems.add("managedBy", "give up to 64 letters, digits, spaces, dots, hyphens and underscores");
        }
        return name;
    }
}
