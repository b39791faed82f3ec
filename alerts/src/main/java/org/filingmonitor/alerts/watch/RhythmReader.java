package org.filingmonitor.alerts.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.filingmonitor.event.Rhythm;
import org.filingmonitor.event.Watchlist;

/**
 * Reads in which rhythm a watchlist tells of its alerts: {@code "rhythm":"immediate"} with a {@code groupWindow}, or {@code
 * "daily"} and {@code "weekly"} with {@code time}, {@code zone} and {@code emptyDigest}, and {@code weekday} for the latter.
 * A rhythm that is not given stays, with all that belongs to it; what does not belong to it is refused.
 */
final class RhythmReader {

    /** How a time of day is written. */
    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm").withResolverStyle(ResolverStyle.STRICT);

    private static final List<String> KEYS = List.of("groupWindow", "time", "zone", "weekday", "emptyDigest");

    private static final Duration LONGEST = Duration.ofHours(24);
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final String WEEKDAYS =
            Arrays.stream(DayOfWeek.values()).map(DayOfWeek::name).collect(Collectors.joining(", "));

    private final JsonNode written;
    private final Optional<Watchlist> held;
    private final Problems problems;
    private final WrittenFields fields;

    RhythmReader(JsonNode written, Optional<Watchlist> held, Problems problems) {
        this.written = written;
        this.held = held;
        this.problems = problems;
        this.fields = new WrittenFields(written, problems);
    }

    /** Puts what was read into a watchlist. */
    void read(Watchlist.Builder watchlist) {
        Rhythm rhythm = rhythm();
        refuseStrangers(rhythm);
        watchlist.setRhythm(rhythm);
        if (rhythm == Rhythm.IMMEDIATE) {
            watchlist.setGroupWindow(groupWindow());
            return;
        }
        watchlist.setDigestTime(time()).setDigestZone(zone()).setEmptyDigest(emptyDigest());
        if (rhythm == Rhythm.WEEKLY) {
            watchlist.setDigestWeekday(weekday().getValue());
        }
    }

    private void refuseStrangers(Rhythm rhythm) {
        KEYS.stream()
                .filter(written::has)
                .filter(key -> !owners(key).contains(rhythm) && !isNoWindow(key))
                .forEach(key -> problems.add(
                        key,
                        "leave it out, or give rhythm "
                                + owners(key).stream().map(RhythmReader::name).collect(Collectors.joining(" or "))
                                + ": here it is " + name(rhythm)));
    }

    private static List<Rhythm> owners(String key) {
        return switch (key) {
            case "groupWindow" -> List.of(Rhythm.IMMEDIATE);
            case "weekday" -> List.of(Rhythm.WEEKLY);
            default -> List.of(Rhythm.DAILY, Rhythm.WEEKLY);
        };
    }

    /** That nothing is grouped is true of digests too. */
    private boolean isNoWindow(String key) {
        return key.equals("groupWindow") && written.path(key).asText().equals(Duration.ZERO.toString());
    }

    /** Returns a rhythm's name, as it is written. */
    static String name(Rhythm rhythm) {
        return rhythm.name().toLowerCase(Locale.ROOT);
    }

    private Rhythm rhythm() {
        Optional<String> given = fields.text("rhythm");
        if (given.isEmpty()) {
            return held.map(Watchlist::getRhythm)
                    .filter(rhythm -> rhythm != Rhythm.UNKNOWN)
                    .orElse(Rhythm.IMMEDIATE);
        }
        return switch (given.get()) {
            case "immediate" -> Rhythm.IMMEDIATE;
            case "daily" -> Rhythm.DAILY;
            case "weekly" -> Rhythm.WEEKLY;
            default -> {
                problems.add("rhythm", "give immediate, daily or weekly");
                yield Rhythm.IMMEDIATE;
            }
        };
    }

    private long groupWindow() {
        Optional<String> given = fields.text("groupWindow");
        if (given.isEmpty()) {
            return held.map(Watchlist::getGroupWindow).orElse(0L);
        }
        Optional<Duration> window = window(given.get());
        if (window.isEmpty()) {
            problems.add("groupWindow", "give an ISO 8601 duration from PT0S to PT24H, such as PT15M");
        }
        return window.orElse(Duration.ZERO).toMillis();
    }

    private static Optional<Duration> window(String given) {
        try {
            return Optional.of(Duration.parse(given))
                    .filter(window -> !window.isNegative() && window.compareTo(LONGEST) <= 0);
        } catch (DateTimeParseException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private LocalTime time() {
        try {
            return fields.text("time")
                    .map(given -> LocalTime.parse(given, TIME))
                    .orElseGet(() -> heldDigest().map(Watchlist::getDigestTime).orElse(MORNING));
        } catch (DateTimeParseException e) {
            problems.add("time", "give a time of day from 00:00 to 23:59, such as 08:00");
            return MORNING;
        }
    }

    private String zone() {
        String zone = fields.text("zone")
                .orElseGet(() -> heldDigest().map(Watchlist::getDigestZone).orElse("UTC"));
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            problems.add("zone", "give a time zone as the IANA names it, such as Europe/Berlin or UTC");
        }
        return zone;
    }

    private DayOfWeek weekday() {
        Optional<String> given = fields.text("weekday");
        if (given.isEmpty()) {
            return heldDigest().map(RhythmReader::weekday).orElse(DayOfWeek.MONDAY);
        }
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().equals(given.get()))
                .findFirst()
                .orElseGet(() -> {
                    problems.add("weekday", "give one of " + WEEKDAYS);
                    return DayOfWeek.MONDAY;
                });
    }

    /** Returns the day of a watchlist's digests; a number that is no day's counts on from Sunday. */
    static DayOfWeek weekday(Watchlist watchlist) {
        return DayOfWeek.MONDAY.plus(watchlist.getDigestWeekday() - 1L);
    }

    private boolean emptyDigest() {
        return fields.flag("emptyDigest")
                .orElseGet(() -> heldDigest().map(Watchlist::getEmptyDigest).orElse(false));
    }

    private Optional<Watchlist> heldDigest() {
        return held.filter(one -> one.getRhythm() == Rhythm.DAILY || one.getRhythm() == Rhythm.WEEKLY);
    }
}
