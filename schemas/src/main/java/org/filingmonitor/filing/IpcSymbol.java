package org.filingmonitor.filing;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * A symbol of the International Patent Classification, at any level of its hierarchy: {@code G}, {@code G06}, {@code
 * G06F}, {@code G06F 21/00} (a main group) or {@code G06F 21/62} (a subgroup). Symbols order as in the scheme: main
 * groups by number, subgroups by their digits as a decimal fraction, so 31/47 &lt; 31/4745 &lt; 31/48.
 *
 * @param above what stands above the groups: section, class and subclass as far as the symbol has them, {@code G06F}
 * @param group number of the main group, or 0 above that level
 * @param subgroup digits after the slash, {@code 00} for a main group, or empty above that level
 */
public record IpcSymbol(String above, int group, String subgroup) implements Comparable<IpcSymbol> {

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

    /** The section that the Cooperative Patent Classification has beyond those of the IPC. */
    private static final String CPC_SECTION = "Y";

    private static final int SECTION_LENGTH = 1;
    private static final int CLASS_LENGTH = 3;
    private static final int SUBGROUP_DIGITS = 6;

    private static final Comparator<IpcSymbol> SCHEME_ORDER = Comparator.comparing(IpcSymbol::above)
            .thenComparingInt(IpcSymbol::group)
            .thenComparing(IpcSymbol::subgroup);

    /**
     * Reads a symbol in any spelling that patent offices use: with or without blanks, zero-padded, in the columns of
     * WIPO ST.8, without a slash as in the edition of 2005, with the edition's digit in front, or as fourteen characters.
     *
     * @throws IllegalArgumentException if the text is no symbol
     */
    public static IpcSymbol of(String text) {
        return IpcSpelling.read(text)
                .filter(symbol -> !symbol.above.startsWith(CPC_SECTION))
                .orElseThrow(() ->
                        new IllegalArgumentException("'" + text.strip() + "' is no IPC symbol such as G06F 21/62"));
    }

    /**
     * Reads a symbol of the Cooperative Patent Classification, which is written as those of the IPC are.
     *
     * @throws IllegalArgumentException if the text is no symbol
     */
    public static IpcSymbol ofCpc(String text) {
        return IpcSpelling.read(text)
                .orElseThrow(() ->
                        new IllegalArgumentException("'" + text.strip() + "' is no CPC symbol such as Y02T 10/70"));
    }

    /**
     * Joins a symbol from the parts in which weekly files carry it.
     *
     * @throws IllegalArgumentException if the parts make no symbol
     */
    public static IpcSymbol of(String section, String classNumber, String subclass, String group, String subgroup) {
        return of(section.strip() + classNumber.strip() + subclass.strip() + " " + group.strip() + "/" + subgroup);
    }

    /** Returns the level at which this symbol stands. */
    public Level level() {
        if (group > 0) {
            return subgroup.equals("00") ? Level.GROUP : Level.SUBGROUP;
        }
        return switch (above.length()) {
            case SECTION_LENGTH -> Level.SECTION;
            case CLASS_LENGTH -> Level.CLASS;
            default -> Level.SUBCLASS;
        };
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
                    case SECTION -> new IpcSymbol(above.substring(0, SECTION_LENGTH), 0, "");
                    case CLASS -> new IpcSymbol(above.substring(0, CLASS_LENGTH), 0, "");
                    case SUBCLASS -> new IpcSymbol(above, 0, "");
                    case GROUP -> new IpcSymbol(above, group, "00");
                    case SUBGROUP -> this;
                });
    }

    /**
     * Returns a symbol of a group in the fourteen characters of the scheme's own files, {@code G06F0021620000}; one above
     * the groups as it is.
     */
    public String padded() {
        return group == 0 ? above : "%s%04d%s".formatted(above, group, sixDigits());
    }

    /** Returns the subgroup of a symbol of a group, filled with zeros: it is a decimal fraction. */
    String sixDigits() {
        return (subgroup + "0000").substring(0, SUBGROUP_DIGITS);
    }

    /** Returns the symbol in its normal form, {@code G06F 21/62}. */
    @Override
    public String toString() {
        return group == 0 ? above : above + " " + group + "/" + subgroup;
    }

    @Override
    public int compareTo(IpcSymbol other) {
        return SCHEME_ORDER.compare(this, other);
    }
}
