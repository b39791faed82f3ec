package org.filingmonitor.filing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The scheme of the International Patent Classification as WIPO publishes it: which symbols there ever were, from when
 * to when each was valid, and what it stands for.
 *
 * <p>It is read from text files in UTF-8, one row a line:
 *
 * <ul>
 *   <li>one inventory of all symbols ever used, {@code A01B0065000000;19680901;19791231}: symbol, first and last day of
 *       validity, {@code -} for a symbol that is still valid. It begins at the subclasses;
 *   <li>any number of title lists, {@code A01B0001020000}, a tab, {@code Spades; Shovels}. A guidance heading stands under
 *       the symbol of the first group that it covers, before that group's own row, so that the last row of a symbol is its
 *       title. Lists are read in the order of their names, which end in the day of the edition.
 * </ul>
 *
 * <p>The more than 92,000 symbols ever used take 1.5 MB of memory, and titles of all that are valid some 6 MB more.
 *
 * @see <a href="https://www.wipo.int/en/web/classification-ipc">WIPO, International Patent Classification</a>
 */
public final class IpcScheme {

    /** No scheme at all: nothing is known of any symbol, so each counts as valid, and none has a title. */
    public static final IpcScheme NONE = new IpcScheme(new TreeMap<>(), new TreeMap<>());

    private static final int STILL_VALID = Integer.MAX_VALUE;

    private final long[] symbols;
    private final int[] firstDays;
    private final int[] lastDays;
    private final long[] titled;
    private final int[] titleEnds;
    private final byte[] titles;

    /** Where a symbol stands on a day. */
    public enum State {
        /** In the scheme and not deleted by then. */
        VALID,
        /** Deleted from the scheme by then. */
        RETIRED,
        /** Never in the scheme. */
        UNKNOWN
    }

    /**
     * Where a symbol stands on a day, and when it was valid.
     *
     * @param from first day of validity, or null if it is not known
     * @param to last day of validity, or null if the symbol is still valid or never was
     */
    public record Validity(State state, LocalDate from, LocalDate to) {}

    /**
     * When a symbol was valid.
     *
     * @param to last day, or null if it is still valid
     */
    record Period(LocalDate from, LocalDate to) {

        /** Returns the period that begins with the earlier one and ends with the later one. */
        Period and(Period other) {
            LocalDate first = from.isBefore(other.from) ? from : other.from;
            if (to == null || other.to == null) {
                return new Period(first, null);
            }
            return new Period(first, to.isAfter(other.to) ? to : other.to);
        }
    }

    /** Holds periods and titles by {@link #code}. */
    IpcScheme(SortedMap<Long, Period> periods, SortedMap<Long, String> titles) {
        symbols = codes(periods);
        firstDays =
                periods.values().stream().mapToInt(period -> day(period.from())).toArray();
        lastDays =
                periods.values().stream().mapToInt(period -> day(period.to())).toArray();
        titled = codes(titles);
        titleEnds = new int[titled.length];
        this.titles = joined(titles, titleEnds);
    }

    /**
     * Reads a scheme from files and from directories, with those in them; each file's content tells what it is. What has a
     * name that begins with a dot is left out of a directory.
     *
     * @throws IllegalArgumentException in one line that names every problem with its file and line, and the cure
     */
    public static IpcScheme read(Collection<Path> filesAndDirectories) {
        return IpcSchemeReader.read(filesAndDirectories);
    }

    /**
     * Tells whether a symbol is valid on a day. One that came into the scheme only later counts as valid, since offices
     * classify old documents anew. A section or class is valid as long as any of its subclasses is.
     */
    public Validity validity(IpcSymbol symbol, LocalDate at) {
        if (symbols.length == 0) {
            return new Validity(State.VALID, null, null);
        }
        int row = Arrays.binarySearch(symbols, code(symbol));
        if (row < 0) {
            return new Validity(State.UNKNOWN, null, null);
        }
        State state = at.toEpochDay() > lastDays[row] ? State.RETIRED : State.VALID;
        return new Validity(state, LocalDate.ofEpochDay(firstDays[row]), date(lastDays[row]));
    }

    /** Returns what a symbol stands for, as the title lists say it; empty if none does. */
    public Optional<String> title(IpcSymbol symbol) {
        int row = Arrays.binarySearch(titled, code(symbol));
        if (row < 0) {
            return Optional.empty();
        }
        int start = row == 0 ? 0 : titleEnds[row - 1];
        return Optional.of(new String(titles, start, titleEnds[row] - start, StandardCharsets.UTF_8));
    }

    /** Returns how many bytes of memory the scheme takes. */
    long bytes() {
        return (long) symbols.length * (Long.BYTES + 2 * Integer.BYTES)
                + (long) titled.length * (Long.BYTES + Integer.BYTES)
                + titles.length;
    }

    /**
     * Returns a symbol as a number, the decimal digits of which are those of its main group and, after that, six of its
     * subgroup. Symbols have the same number only if they are the same: 31/47 is 31/470.
     */
    static long code(IpcSymbol symbol) {
        long above = 0;
        for (int i = 0; i < 4; i++) {
            // Digits and capital letters lie below 128.
            above = above * 128 + (i < symbol.above().length() ? symbol.above().charAt(i) : 0);
        }
        long subgroup = symbol.group() == 0 ? 0 : Integer.parseInt(symbol.sixDigits());
        return (above * 10_000 + symbol.group()) * 1_000_000 + subgroup;
    }

    private static long[] codes(Map<Long, ?> byCode) {
        return byCode.keySet().stream().mapToLong(Long::longValue).toArray();
    }

    private static byte[] joined(SortedMap<Long, String> titles, int[] ends) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        int row = 0;
        for (String title : titles.values()) {
            joined.writeBytes(title.getBytes(StandardCharsets.UTF_8));
            ends[row++] = joined.size();
        }
        return joined.toByteArray();
    }

    private static int day(LocalDate date) {
        return date == null ? STILL_VALID : (int) date.toEpochDay();
    }

    private static LocalDate date(int day) {
        return day == STILL_VALID ? null : LocalDate.ofEpochDay(day);
    }
}
