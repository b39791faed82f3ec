package org.filingmonitor.producer.feed;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of a published document in its normal form: the same document has the same number, however a source spells
 * it. {@link PublicationSpelling} says what the form of each office is.
 *
 * @param office WIPO ST.3 code of the publishing office
 * @param number number without office and kind code
 * @param kind kind code (WIPO ST.16), or null
 */
public record PublicationNumber(String office, String number, String kind) {

    private static final Pattern NUMBER = Pattern.compile("([A-Z]{2})([-.0-9A-Z]*?\\d)[-.]?([A-Z]\\d?)?[-.]?");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /**
     * Takes the parts as a source gives them, the number in any spelling of its office.
     *
     * @throws IllegalArgumentException if the number has no digit
     */
    public PublicationNumber {
        kind = kind == null || kind.isBlank() ? null : plain(kind);
        number = PublicationSpelling.normal(office, plain(number), kind);
    }

    /**
     * Reads a number that begins with its office, in any punctuation: {@code CN111447221B}, {@code WO 2025/146094}.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static PublicationNumber of(String text) {
        Matcher parts = NUMBER.matcher(plain(text));
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + text.strip() + "' is no publication number such as CN111447221B");
        }
        return new PublicationNumber(parts.group(1), parts.group(2), parts.group(3));
    }

    /** Upper case; a single dot stays, since a check digit follows it, and any other punctuation is a hyphen. */
    private static String plain(String text) {
        String upper = Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
        return SEPARATORS.matcher(upper).replaceAll(run -> run.group().equals(".") ? "." : "-");
    }

    /** Returns office, number and kind code without separators. */
    @Override
    public String toString() {
        return office + number + (kind == null ? "" : kind);
    }
}
