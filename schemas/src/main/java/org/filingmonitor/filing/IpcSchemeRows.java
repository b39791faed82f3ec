package org.filingmonitor.filing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.filingmonitor.filing.IpcScheme.Period;
import org.filingmonitor.filing.IpcSymbol.Level;

/** The rows of a scheme while its files are read. What is wrong with a row throws an IllegalArgumentException. */
final class IpcSchemeRows {

    static final String INVENTORY_ROW = "A01B0001020000;19680901;-";
    static final String TITLE_ROW = "A01B0001020000<tab>Spades; Shovels";

    static final char INVENTORY_DIVIDER = ';';
    static final char TITLE_DIVIDER = '\t';

    private static final String STILL_VALID = "-";
    private static final int SHOWN = 60;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    private final SortedMap<Long, Period> periods = new TreeMap<>();
    private final Map<Long, Integer> lines = new HashMap<>();
    private final Map<IpcSymbol, Period> subclasses = new HashMap<>();
    private final SortedMap<Long, String> titles = new TreeMap<>();

    /** Adds a row of the inventory. The same row twice is one; a symbol is never given out anew for something else. */
    void addPeriod(String row, int line) {
        String[] cells = row.split(String.valueOf(INVENTORY_DIVIDER), -1);
        if (cells.length != 3) {
            throw new IllegalArgumentException("'" + start(row) + "' is no row such as " + INVENTORY_ROW);
        }
        IpcSymbol symbol = symbol(cells[0]);
        Period period = period(cells[1], cells[2]);
        long code = IpcScheme.code(symbol);
        Period held = periods.putIfAbsent(code, period);
        if (held != null && !held.equals(period)) {
            throw new IllegalArgumentException(
                    symbol.padded() + " has other dates in line " + lines.get(code) + ": keep the row that is right");
        }
        lines.putIfAbsent(code, line);
        if (symbol.level() == Level.SUBCLASS) {
            subclasses.put(symbol, period);
        }
    }

    /** Adds a row of a title list, over what stood there before. A row without a title says nothing. */
    void addTitle(String row) {
        int divider = row.indexOf(TITLE_DIVIDER);
        if (divider < 0) {
            throw new IllegalArgumentException("'" + start(row) + "' is no row such as " + TITLE_ROW);
        }
        IpcSymbol symbol = symbol(row.substring(0, divider));
        String title = row.substring(divider + 1).strip();
        if (!title.isEmpty()) {
            titles.put(IpcScheme.code(symbol), title);
        }
    }

    /** The inventory begins at the subclasses: what stands above them is valid as long as any of them. */
    IpcScheme scheme() {
        SortedMap<Long, Period> all = new TreeMap<>(periods);
        subclasses.forEach((subclass, period) -> {
            for (Level above : List.of(Level.SECTION, Level.CLASS)) {
                all.merge(IpcScheme.code(subclass.at(above).orElseThrow()), period, Period::and);
            }
        });
        return new IpcScheme(all, titles);
    }

    private static Period period(String first, String last) {
        LocalDate from = day(first);
        LocalDate to = last.strip().equals(STILL_VALID) ? null : day(last);
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "valid from " + from + " to " + to + ", which is earlier: swap the dates");
        }
        return new Period(from, to);
    }

    private static IpcSymbol symbol(String text) {
        return IpcSymbol.of(start(text));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip(), DAY);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + start(text) + "' is no date such as 19680901", e);
        }
    }

    private static String start(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
