package org.filingmonitor.producer.feed;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of a published document.
 *
 * @param office WIPO ST.3 code of the publishing office
 * @param number number without office and kind code
 * @param kind kind code (WIPO ST.16), or null
 */
public record PublicationNumber(String office, String number, String kind) {

    private static final Pattern NUMBER = Pattern.compile("([A-Z]{2})([0-9A-Z]*?\\d)([A-Z]\\d?)?");
    private static final Pattern NOT_IN_NUMBERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /**
     * Reads a number that begins with its office, in any punctuation: {@code CN111447221B}, {@code WO 2025/146094}.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static PublicationNumber of(String text) {
        Matcher parts =
                NUMBER.matcher(NOT_IN_NUMBERS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT));
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + text.strip() + "' is no publication number such as CN111447221B");
        }
        return new PublicationNumber(parts.group(1), parts.group(2), parts.group(3));
    }

    /** Returns office, number and kind code without separators. */
    @Override
    public String toString() {
        return office + number + (kind == null ? "" : kind);
    }
}
