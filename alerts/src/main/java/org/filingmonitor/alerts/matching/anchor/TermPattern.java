package org.filingmonitor.alerts.matching.anchor;

import java.util.function.Predicate;
import org.apache.lucene.search.WildcardQuery;

/** Terms that fit a pattern, in which {@code *} is any characters, {@code ?} is one, and {@code \} takes the next as it is. */
final class TermPattern implements Predicate<String> {

    private final String pattern;

    TermPattern(WildcardQuery query) {
        pattern = query.getTerm().text();
    }

    /** Returns what terms begin with. */
    String start() {
        return pattern.split("[*?\\\\]", 2)[0];
    }

    @Override
    public boolean test(String term) {
        int p = 0;
        int t = 0;
        int afterAny = -1;
        int resumed = 0;
        while (p < pattern.length() || t < term.length()) {
            if (p < pattern.length() && pattern.charAt(p) == WildcardQuery.WILDCARD_STRING) {
                p++;
                afterAny = p;
                resumed = t;
            } else if (p < pattern.length() && t < term.length() && fits(p, term.codePointAt(t))) {
                p = next(p);
                t = term.offsetByCodePoints(t, 1);
            } else if (afterAny >= 0 && resumed < term.length()) {
                resumed = term.offsetByCodePoints(resumed, 1);
                t = resumed;
                p = afterAny;
            } else {
                return false;
            }
        }
        return true;
    }

    private boolean fits(int p, int found) {
        return (!isEscape(p) && pattern.charAt(p) == WildcardQuery.WILDCARD_CHAR)
                || pattern.codePointAt(isEscape(p) ? p + 1 : p) == found;
    }

    private int next(int p) {
        return pattern.offsetByCodePoints(isEscape(p) ? p + 1 : p, 1);
    }

    /** A backslash at the very end stands for itself. */
    private boolean isEscape(int p) {
        return pattern.charAt(p) == WildcardQuery.WILDCARD_ESCAPE && p + 1 < pattern.length();
    }
}
