package org.filingmonitor.filing;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The spellings of an IPC symbol. Every pattern says at each place what may come next in one way only, so that none
 * backtracks at length.
 *
 * @see <a href="https://www.wipo.int/standards/en/">WIPO ST.8, the layout of IPC symbols in machine-readable records</a>
 */
final class IpcSpelling {

    /** The sections of the IPC, and the one that CPC alone has. */
    private static final String SECTION = "[A-HY]";

    /** Section, class and subclass; the digit of the edition may stand before, and blanks between: {@code 7A 61K}. */
    private static final String SUBCLASS = "(?:[1-8] ?)?(" + SECTION + ") ?(\\d{2}) ?([A-Z])";

    /**
     * The columns of ST.8 after the symbol: version, level, position, value, action date, status, source, office. Until
     * 2005, A or B alone: the first symbol or a further one.
     */
    private static final String COLUMNS =
            "(?: +(?:\\d{8})?(?:[ABCS][FL ]?[IN ]?(?:\\d{8}[BRVD ]?[HMG ]?(?:[A-Z]{2})?)?)?)?";

    /** The version as printed on documents: {@code G06F 21/62 (2013.01)}. */
    private static final String VERSION = "(?: ?\\(\\d{4}\\.\\d{2}\\))?";

    /** {@code G06F 21/62}, {@code G06Q20/40}, {@code A61F002/06}, {@code B28B   5/    00            A I}. */
    private static final Pattern WITH_SLASH =
            Pattern.compile(SUBCLASS + " *0{0,3}([1-9]\\d{0,3}) */ *(\\d{2,6})(?:" + VERSION + "|" + COLUMNS + ")");

    /** The edition of 2005: the main group right-justified in three columns, {@code A45F  504} for A45F 5/04. */
    private static final Pattern WITHOUT_SLASH =
            Pattern.compile(SUBCLASS + "(  [1-9]| [1-9]\\d|[1-9]\\d\\d)(\\d{2,6})");

    /** The fourteen characters of the scheme's own files, padded with zeros: {@code A01B0001020000}. */
    private static final Pattern PADDED = Pattern.compile("(" + SECTION + ")(\\d{2})([A-Z])(\\d{4})(\\d{6})");

    private static final Pattern ABOVE_GROUP = Pattern.compile(SECTION + "(?:\\d{2}[A-Z]?)?");

    private static final int SHORTEST_SUBGROUP = 2;

    private IpcSpelling() {}

    static Optional<IpcSymbol> read(String text) {
        // Full-width letters and non-breaking spaces become the usual ones.
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
        if (ABOVE_GROUP.matcher(plain).matches()) {
            return Optional.of(new IpcSymbol(plain, 0, ""));
        }
        Matcher padded = PADDED.matcher(plain);
        if (padded.matches()) {
            return group(padded, withoutPadding(padded.group(5)));
        }
        for (Pattern spelling : new Pattern[] {WITH_SLASH, WITHOUT_SLASH}) {
            Matcher parts = spelling.matcher(plain);
            if (parts.matches()) {
                return group(parts, parts.group(5));
            }
        }
        return Optional.empty();
    }

    private static Optional<IpcSymbol> group(Matcher parts, String subgroup) {
        int group = Integer.parseInt(parts.group(4).strip());
        String above = parts.group(1) + parts.group(2) + parts.group(3);
        return group == 0 ? Optional.empty() : Optional.of(new IpcSymbol(above, group, subgroup));
    }

    private static String withoutPadding(String digits) {
        int end = digits.length();
        while (end > SHORTEST_SUBGROUP && digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end);
    }
}
