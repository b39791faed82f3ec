package org.filingmonitor.alerts.matching.anchor;

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

    /** Tells whether words stand here, each at the distance from the first that its position says. */
    boolean holds(Word[] phrase, int[] positions) {
        for (int i = 0; i < words.length; i++) {
            if (words[i] == phrase[0] && holds(phrase, positions, i)) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(Word[] phrase, int[] positions, int first) {
        int k = first;
        for (int i = 1; i < phrase.length; i++) {
            int wanted = terms.position(first) + positions[i] - positions[0];
            k = find(phrase[i], wanted, k);
            if (k < 0) {
                return false;
            }
        }
        return true;
    }

    /** Returns the first place of a position, from some place on, if one of its words is the one wanted; else -1. */
    private int find(Word word, int position, int from) {
        int start = from;
        while (start > 0 && terms.position(start - 1) >= position) {
            start--;
        }
        while (start < words.length && terms.position(start) < position) {
            start++;
        }
        for (int k = start; k < words.length && terms.position(k) == position; k++) {
            if (words[k] == word) {
                return start;
            }
        }
        return -1;
    }
}
