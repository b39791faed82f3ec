package org.filingmonitor.filing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
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
    private final SortedMap<Long, String> titles = new TreeMap<>();

    /** Adds a row of the inventory. The same row twice is one; a symbol is never given out anew for something else. */
    void addPeriod(String row, int line) {
        String[] cells = row.split(String.valueOf(INVENTORY_DIVIDER), -1);
        if (cells.length != 3) {
            throw new IllegalArgumentException("'" + start(row) + "' is no row such as " + INVENTORY_ROW);
        }
        IpcSymbol symbol = symbol(cells[0]);
        LocalDate to = cells[2].strip().equals(STILL_VALID) ? null : day(cells[2]);
        Period period = new Period(day(cells[1]), to);
        if (to != null && to.isBefore(period.from())) {
            throw new IllegalArgumentException(symbol.padded() + " is valid from " + period.from() + " to " + to
                    + ", which is earlier: swap the dates");
        }
        Period held = periods.putIfAbsent(IpcScheme.code(symbol), period);
        if (held != null && !held.equals(period)) {
            throw new IllegalArgumentException(symbol.padded() + " has other dates in line "
                    + lines.get(IpcScheme.code(symbol)) + ": keep the row that is right");
        }
        lines.putIfAbsent(IpcScheme.code(symbol), line);
        addAbove(symbol, period);
    }

    /** The inventory begins at the subclasses: what stands above them was valid as long as any of them. */
    private void addAbove(IpcSymbol symbol, Period period) {
        if (symbol.level() == Level.SUBCLASS) {
            for (Level level : new Level[] {Level.SECTION, Level.CLASS}) {
                periods.merge(IpcScheme.code(symbol.at(level).orElseThrow()), period, Period::and);
            }
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

    IpcScheme scheme() {
        return new IpcScheme(periods, titles);
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
