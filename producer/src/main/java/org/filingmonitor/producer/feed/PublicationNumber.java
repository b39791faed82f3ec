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
    private static final Pattern WITHOUT_KIND = Pattern.compile("([A-Z]{2})(?=[-.A-Z]*\\d)([-.0-9A-Z]+)");
    private static final Pattern KIND = Pattern.compile("[A-Z][0-9A-Z]?");
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

    /**
     * Reads a number that begins with its office and may end in its kind code, which is known.
     *
     * @param kind the kind code; if it is null or empty, the number's end tells
     * @throws IllegalArgumentException if either is none, or the number ends in another kind code
     */
    public static PublicationNumber of(String text, String kind) {
        if (kind == null || kind.isBlank()) {
            return of(text);
        }
        String code = kind.strip();
        if (!KIND.matcher(code).matches()) {
            throw new IllegalArgumentException("'" + code + "' is no kind code such as B or A1");
        }
        String plain = plain(text);
        if (!plain.endsWith(code)) {
            PublicationNumber number = of(text);
            if (number.kind() != null) {
                throw new IllegalArgumentException("publication " + number + " has another kind code than " + code);
            }
            return new PublicationNumber(number.office(), number.number(), code);
        }
        Matcher parts = WITHOUT_KIND.matcher(plain.substring(0, plain.length() - code.length()));
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + text.strip() + "' is no publication number such as CN111447221B");
        }
        return new PublicationNumber(parts.group(1), parts.group(2), code);
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
