package org.filingmonitor.alerts.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.filingmonitor.filing.IpcSymbol;
import org.filingmonitor.filing.IpcSymbol.Level;

/**
 * The terms under which a classification symbol is found: itself and every symbol above it, in their normal form, and
 * for ranges its place in the scheme: {@code #G06N0003080000}, which sorts as the symbols do.
 */
final class ClassificationTerms {

    /** What every symbol's place is in. */
    static final Span ALL = new Span("#", "#~");

    private static final String PLACE = "#";

    /** Sorts behind the letters and digits of all that is below a symbol. */
    private static final String END = "~";

    private static final Pattern ABOVE_GROUPS = Pattern.compile("[A-HY](?:\\d|\\d\\d[A-Z]?)?");
    private static final int PADDED_GROUP = "G06N0003".length();

    private ClassificationTerms() {}

    /** Returns the terms of a symbol, the most general first; the text itself if it is no symbol. */
    static List<String> of(String symbol) {
        try {
            IpcSymbol known = IpcSymbol.ofCpc(symbol);
            Stream<String> above = Arrays.stream(Level.values())
                    .map(known::at)
                    .flatMap(Optional::stream)
                    .map(IpcSymbol::toString)
                    .distinct();
            return Stream.concat(above, Stream.of(PLACE + known.padded())).toList();
        } catch (IllegalArgumentException noSymbol) {
            return List.of(symbol); // a source's own code, or UNCLASSIFIED: findable as it stands
        }
    }

    /**
     * Returns the term that a query's symbol stands for.
     *
     * @throws ClauseError if it is no symbol
     */
    static String ofQuery(FilingField field, String symbol) {
        String upper = symbol.strip().toUpperCase(Locale.ROOT);
        return upper.equals(IpcSymbol.UNCLASSIFIED)
                ? upper
                : read(field, symbol).toString();
    }

    /**
     * Returns where the symbols stand that a symbol means as an end of a range: those below it, or itself if it is a
     * subgroup.
     *
     * @throws ClauseError if it is no symbol
     */
    static Span span(FilingField field, String symbol) {
        IpcSymbol read = read(field, symbol);
        String padded = PLACE + read.padded();
        String first = read.level() == Level.GROUP ? padded.substring(0, PLACE.length() + PADDED_GROUP) : padded;
        return new Span(first, first + END);
    }

    /**
     * Returns the beginning of symbols that a wildcard leaves open.
     *
     * @throws ClauseError if it is not above the groups, whose numbers have no beginning that means anything
     */
    static String prefix(String start) {
        String upper = start.toUpperCase(Locale.ROOT);
        if (!ABOVE_GROUPS.matcher(upper).matches()) {
            throw new ClauseError(
                    "'" + QueryError.shown(start) + "*' is not the beginning of a section, class or subclass",
                    "leave the * out: \"G06N 3/00\" finds its subgroups too");
        }
        return upper;
    }

    private static IpcSymbol read(FilingField field, String symbol) {
        IpcSymbol read;
        try {
            read = IpcSymbol.ofCpc(symbol);
        } catch (IllegalArgumentException noSymbol) {
            throw new ClauseError(
                    "'" + QueryError.shown(symbol) + "' is no classification symbol",
                    "write it as G06N or, in quotation marks, \"G06N 3/08\"");
        }
        if (field == FilingField.IPC && read.above().startsWith("Y")) {
            throw new ClauseError("section Y is the CPC's alone", "ask for it in cpc");
        }
        return read;
    }
}
