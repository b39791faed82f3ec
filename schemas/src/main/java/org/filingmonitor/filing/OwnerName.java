package org.filingmonitor.filing;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The rule by which spellings of an owner's name are one owner: Unicode NFKC, case folded, punctuation read as a space,
 * spaces collapsed. Legal forms stay, so that Ltd and Inc differ.
 */
public final class OwnerName {

    /** The scope of counts that holds every filing. */
    public static final String ALL = "all";

    private static final String OWNER = "owner:";

    private static final Pattern GAP = Pattern.compile("[\\p{P}\\p{Z}\\p{C}\\s]+");

    private OwnerName() {}

    /** Returns the normalised name; empty if the name has neither letters nor digits nor symbols. */
    public static String normalised(String name) {
        String compatible = Normalizer.normalize(name, Normalizer.Form.NFKC);
        // By way of upper case, which folds what has several lower-case forms: sharp s, final sigma, long s.
        String folded = compatible
                .toLowerCase(Locale.ROOT)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replace('ς', 'σ');
        return GAP.matcher(Normalizer.normalize(folded, Normalizer.Form.NFKC))
                .replaceAll(" ")
                .strip();
    }

    /** Returns the scope of an owner's counts, {@code owner:} and the normalised name. */
    public static String scope(String name) {
        return OWNER + normalised(name);
    }

    /**
     * Reads a scope as people write it: {@code all}, or {@code owner:} and any spelling of the name.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    public static String readScope(String text) {
        if (text.equals(ALL)) {
            return ALL;
        }
        if (!text.startsWith(OWNER)
                || normalised(text.substring(OWNER.length())).isEmpty()) {
            throw new IllegalArgumentException("'" + text + "' is no scope: give 'all' or 'owner:NAME'");
        }
        return scope(text.substring(OWNER.length()));
    }
}
