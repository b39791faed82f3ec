package org.filingmonitor.alerts.matching.anchor;

import java.util.function.Predicate;
import org.apache.lucene.search.FuzzyQuery;

/**
 * Terms that few edits make of another one: a character put in, left out or replaced, or two neighbours exchanged (the
 * <a href="https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance">optimal string alignment distance</a>).
 */
final class LikeTerm implements Predicate<String> {

    private final int[] wanted;
    private final long characters;
    private final int edits;
    private final int prefix;
    private final boolean exchanged;

    LikeTerm(FuzzyQuery query) {
        wanted = query.getTerm().text().codePoints().toArray();
        characters = characters(query.getTerm().text());
        edits = query.getMaxEdits();
        prefix = query.getPrefixLength();
        exchanged = query.getTranspositions();
    }

    @Override
    public boolean test(String term) {
        if (term.length() < wanted.length - edits || term.length() > 2 * (wanted.length + edits)) {
            return false;
        }
        long others = characters(term);
        if (Long.bitCount(characters & ~others) > edits || Long.bitCount(others & ~characters) > edits) {
            return false; // an edit brings one character at most, and takes one away
        }
        int[] found = term.codePoints().toArray();
        return beginsAlike(found) && distance(found) <= edits;
    }

    private boolean beginsAlike(int[] found) {
        for (int i = 0; i < prefix; i++) {
            if (i >= wanted.length || i >= found.length || wanted[i] != found[i]) {
                return false;
            }
        }
        return true;
    }

    /** Returns a bit for each character that there is; a few characters share one. */
    private static long characters(String term) {
        long bits = 0;
        for (int i = 0; i < term.length(); i++) {
            char c = term.charAt(i);
            bits |= Character.isSurrogate(c) ? 1 : 1L << (c & 63);
        }
        return bits;
    }

    private int distance(int[] found) {
        int[] twoBefore = new int[found.length + 1];
        int[] before = new int[found.length + 1];
        int[] row = new int[found.length + 1];
        for (int j = 0; j <= found.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= wanted.length; i++) {
            int[] oldest = twoBefore;
            twoBefore = before;
            before = row;
            row = oldest;
            row[0] = i;
            for (int j = 1; j <= found.length; j++) {
                int replaced = before[j - 1] + (wanted[i - 1] == found[j - 1] ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(before[j], row[j - 1]));
                if (exchanged && isExchange(found, i, j)) {
                    row[j] = Math.min(row[j], twoBefore[j - 2] + 1);
                }
            }
        }
        return row[found.length];
    }

    private boolean isExchange(int[] found, int i, int j) {
        return i > 1 && j > 1 && wanted[i - 1] == found[j - 2] && wanted[i - 2] == found[j - 1];
    }
}
