package org.filingmonitor.filing;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spellings of an office's application numbers beside the normal one, in upper case without punctuation: those of the
 * office's printed documents and those of the EPO's data, where a number begins with its year. No rule reads the normal
 * form of another number, so that a number in its normal form stays as it is.
 *
 * @param shape the spelling as a whole
 * @param normal what the number is in its normal form, with the groups of the shape
 */
record NumberSpelling(Pattern shape, String normal) {

    private static final String YEAR = "(?:19|20)\\d{2}";

    private static final Map<String, List<NumberSpelling>> OF_OFFICES = Map.of(
            "US",
            List.of(
                    // Year, series and serial number; the letter is the EPO's for designs, plants and provisionals.
                    rule(YEAR + "(\\d{8})[A-Z]?", "$1"),
                    // Designs have been series 29 since October 1992: see MPEP 503.
                    rule("(?:199[3-9]|20\\d{2})0(\\d{6})F", "29$1"),
                    // Some sources drop the zero of a one-digit series.
                    rule("(\\d{7})", "0$1")),
            "EP",
            List.of(rule("(?:19|20)(\\d{2})0(\\d{6})", "$1$2")),
            // Until 1994 a letter told patents from utility models; the years, from 1950 and from 1900, do so too.
            "DE",
            List.of(rule("G([6-9]\\d{6})", "$1"), rule("P([1-4]\\d{6})", "$1")),
            "JP",
            List.of(rule("(" + YEAR + ")0(\\d{6}[A-Z]?)", "$1$2")),
            "KR",
            List.of(rule("10(" + YEAR + "\\d{7})", "$1"), rule("20(" + YEAR + "\\d{7})", "$1U")));

    private static NumberSpelling rule(String shape, String normal) {
        return new NumberSpelling(Pattern.compile(shape), normal);
    }

    /** Returns an office's number in its normal form; as it is, if it is in no other spelling. */
    static String normal(String office, String plain) {
        for (NumberSpelling spelling : OF_OFFICES.getOrDefault(office, List.of())) {
            Matcher number = spelling.shape.matcher(plain);
            if (number.matches()) {
                return number.replaceFirst(spelling.normal);
            }
        }
        return plain;
    }
}
