package org.filingmonitor.filing;

import java.util.Map;
import java.util.regex.Pattern;

/** What the kind code of a document (WIPO ST.16) says about its filing. Offices use the same letters differently. */
public final class KindCode {

    private static final Pattern ELSEWHERE = Pattern.compile("B\\d?|C\\d?");

    /** Kind codes under which an office publishes granted rights; see the examples of kind codes in WIPO ST.16. */
    private static final Map<String, Pattern> GRANTS = Map.of(
            "US", Pattern.compile("A|B\\d|E\\d?|P[23]?|S\\d?"),
            "CN", Pattern.compile("B|C|U|Y|S"),
            "EP", Pattern.compile("B\\d"),
            "WO", Pattern.compile("(?!)"),
            "DE", Pattern.compile("B[34]|C\\d|D\\d|U\\d?"),
            "JP", Pattern.compile("B[12]|C\\d?|S\\d?|U"),
            "KR", Pattern.compile("B\\d|S\\d?|Y\\d"));

    private KindCode() {}

    /** Tells whether an office publishes granted rights under a kind code; false for a null kind. */
    public static boolean isGrant(String office, String kind) {
        return kind != null
                && GRANTS.getOrDefault(office, ELSEWHERE).matcher(kind).matches();
    }

    /**
     * Returns a document's number without the kind code at its end, {@code CN111447221}.
     *
     * @param number office, number and, where known, kind code
     * @param kind kind code, or null
     */
    public static String without(String number, String kind) {
        return kind != null && number.endsWith(kind) ? number.substring(0, number.length() - kind.length()) : number;
    }
}
