package org.filingmonitor.alerts.matching.anchor;

import java.util.Arrays;
import org.filingmonitor.alerts.query.FieldTerms;

/** The words of one field of a filing, in their order, with null for each that nobody asks for. */
final class FieldWords {

    private final FieldTerms terms;
    private final Word[] words;

    FieldWords(FieldTerms terms, Word[] words) {
        this.terms = terms;
        this.words = words;
    }

    FieldTerms terms() {
        return terms;
    }

    /** Adds to a filing's features the pairs of words, one right after the other, that somebody asks for. */
    void findPairs(FilingFeatures filing) {
        for (int i = 0; i < words.length; i++) {
            if (words[i] != null && words[i].isFollowed()) {
                int next = terms.position(i) + 1;
                for (int k = i + 1; k < words.length && terms.position(k) <= next; k++) {
                    Pair pair = terms.position(k) == next ? words[i].followedBy(words[k]) : null;
                    if (pair != null) {
                        filing.add(pair);
                    }
                }
            }
        }
    }

    /**
     * Tells whether words stand here in places that are the same distances apart, but for a number of moves. Looks at the
     * nearest occurrences of all words; the one that is furthest behind its place gives way to the next of its word.
     */
    boolean holds(Word[] phrase, int[] places, int moves) {
        int[] at = new int[phrase.length];
        Arrays.fill(at, -1);
        for (int i = 0; i < phrase.length; i++) {
            if (!advance(phrase, at, i)) {
                return false;
            }
        }
        while (true) {
            int least = 0;
            int greatest = 0;
            for (int i = 1; i < phrase.length; i++) {
                least = begin(at, places, i) < begin(at, places, least) ? i : least;
                greatest = begin(at, places, i) > begin(at, places, greatest) ? i : greatest;
            }
            if (begin(at, places, greatest) - begin(at, places, least) <= moves) {
                return true;
            }
            if (!advance(phrase, at, least)) {
                return false;
            }
        }
    }

    /** Where the row would begin, if a word stood in its place. */
    private int begin(int[] at, int[] places, int i) {
        return terms.position(at[i]) - places[i];
    }

    private boolean advance(Word[] phrase, int[] at, int i) {
        do {
            at[i]++;
        } while (at[i] < words.length && words[at[i]] != phrase[i]);
        return at[i] < words.length;
    }
}
