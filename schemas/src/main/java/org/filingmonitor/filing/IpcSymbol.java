package org.filingmonitor.filing;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A symbol of the International Patent Classification, at any level of its hierarchy: {@code G}, {@code G06}, {@code
 * G06F}, {@code G06F 21/00} (a main group) or {@code G06F 21/62} (a subgroup). Symbols order as in the scheme: main
 * groups by number, subgroups by their digits as a decimal fraction, so 31/47 &lt; 31/4745 &lt; 31/48.
 *
 * @param section A to H
 * @param classNumber two digits, or empty above that level
 * @param subclass one letter, or empty above that level
 * @param group number of the main group, or 0 above that level
 * @param subgroup digits after the slash, {@code 00} for a main group, or empty above that level
 * @see <a href="https://www.wipo.int/standards/en/">WIPO ST.8, the layout of IPC symbols in machine-readable records</a>
 */
public record IpcSymbol(String section, String classNumber, String subclass, int group, String subgroup)
        implements Comparable<IpcSymbol> {

    /** A level of the hierarchy. */
    public enum Level {
        SECTION,
        CLASS,
        SUBCLASS,
        GROUP,
        SUBGROUP;

        /** Returns the level's name in topics and the API: {@code subclass}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What stands for a filing without a symbol, at every level. */
    public static final String UNCLASSIFIED = "UNCLASSIFIED";

    /** An edition digit may stand before the symbol, and blanks inside it: {@code 7A 61K}. */
    private static final String SUBCLASS = "\\s*(?:[1-8](?=\\s?[A-H]))?\\s*([A-H])\\s?(\\d{2})\\s?([A-Z])";

    /** The ST.8 columns after the symbol: version, level, position, value, action date, status, source, office. */
    private static final String COLUMNS =
            "(?:\\s+(?:\\d{8})?\\s*[ACS]?\\s*[FL]?\\s*[IN]?\\s*(?:\\d{8})?[BRVD]?[HMG]?(?:[A-Z]{2})?\\s*)?";

    /** {@code G06F 21/62}, {@code G06Q20/40}, {@code A61F002/06}, {@code B28B   5/    00            A I}. */
    private static final Pattern WITH_SLASH =
            Pattern.compile(SUBCLASS + "\\s*0*([1-9]\\d{0,3})\\s*/\\s*(\\d{2,6})" + COLUMNS);

    /** 2005 edition: the main group right-justified in three columns, {@code A45F  504} for A45F 5/04. */
    private static final Pattern WITHOUT_SLASH = Pattern.compile(SUBCLASS + "([ \\d]{2}\\d)(\\d{2,6})\\s*");

    /** The fourteen characters of the scheme's own files: {@code A01B0001020000}. */
    private static final Pattern PADDED = Pattern.compile("\\s*([A-H])(\\d{2})([A-Z])(\\d{4})(\\d{6})\\s*");

    private static final Pattern ABOVE_GROUP = Pattern.compile("\\s*([A-H])(?:(\\d{2})([A-Z])?)?\\s*");

    private static final Comparator<IpcSymbol> SCHEME_ORDER = Comparator.comparing(IpcSymbol::section)
            .thenComparing(IpcSymbol::classNumber)
            .thenComparing(IpcSymbol::subclass)
            .thenComparingInt(IpcSymbol::group)
            .thenComparing(IpcSymbol::subgroup);

    /**
     * Reads a symbol in any spelling that patent offices use: with or without blanks, zero-padded, in ST.8 columns,
     * without a slash as in the edition of 2005, with the edition's digit in front, or as fourteen characters.
     *
     * @throws IllegalArgumentException if the text is no symbol
     */
    public static IpcSymbol of(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        for (Pattern spelling : new Pattern[] {PADDED, WITH_SLASH, WITHOUT_SLASH}) {
            Matcher parts = spelling.matcher(upper);
            if (parts.matches() && !parts.group(4).isBlank()) {
                return of(parts.group(1), parts.group(2), parts.group(3), parts.group(4), parts.group(5));
            }
        }
        Matcher parts = ABOVE_GROUP.matcher(upper);
        if (parts.matches()) {
            return new IpcSymbol(parts.group(1), orEmpty(parts.group(2)), orEmpty(parts.group(3)), 0, "");
        }
        throw noSymbol(text);
    }

    /**
     * Joins a symbol from the parts in which weekly files carry it.
     *
     * @throws IllegalArgumentException if the parts make no symbol
     */
    public static IpcSymbol of(String section, String classNumber, String subclass, String group, String subgroup) {
        String digits = subgroup.strip().replaceFirst("(?<=^\\d{2}\\d{0,4}?)0+$", "");
        String joined = section.strip() + classNumber.strip() + subclass.strip();
        if (!joined.matches("[A-H]\\d{2}[A-Z]") || !group.strip().matches("0*[1-9]\\d{0,3}|") || digits.isEmpty()) {
            throw noSymbol(joined + " " + group.strip() + "/" + subgroup.strip());
        }
        return new IpcSymbol(
                joined.substring(0, 1),
                joined.substring(1, 3),
                joined.substring(3),
                Integer.parseInt(group.strip()),
                digits);
    }

    /** Returns the level at which this symbol stands. */
    public Level level() {
        if (group > 0) {
            return subgroup.equals("00") ? Level.GROUP : Level.SUBGROUP;
        }
        if (!subclass.isEmpty()) {
            return Level.SUBCLASS;
        }
        return classNumber.isEmpty() ? Level.SECTION : Level.CLASS;
    }

    /**
     * Returns this symbol's ancestor at a level. A main group stands at the level of the subgroups too, since filings
     * are classified in it directly; else nothing stands below a symbol's own level.
     */
    public Optional<IpcSymbol> at(Level wanted) {
        if (wanted == Level.SUBGROUP ? group == 0 : wanted.compareTo(level()) > 0) {
            return Optional.empty();
        }
        return Optional.of(
                switch (wanted) {
                    case SECTION -> new IpcSymbol(section, "", "", 0, "");
                    case CLASS -> new IpcSymbol(section, classNumber, "", 0, "");
                    case SUBCLASS -> new IpcSymbol(section, classNumber, subclass, 0, "");
                    case GROUP -> new IpcSymbol(section, classNumber, subclass, group, "00");
                    case SUBGROUP -> this;
                });
    }

    /** Returns the symbol in its normal form, {@code G06F 21/62}. */
    @Override
    public String toString() {
        String above = section + classNumber + subclass;
        return group == 0 ? above : above + " " + group + "/" + subgroup;
    }

    @Override
    public int compareTo(IpcSymbol other) {
        return SCHEME_ORDER.compare(this, other);
    }

    private static String orEmpty(String part) {
        return part == null ? "" : part;
    }

    private static IllegalArgumentException noSymbol(String text) {
        return new IllegalArgumentException("'" + text.strip() + "' is no IPC symbol such as G06F 21/62");
    }
}
