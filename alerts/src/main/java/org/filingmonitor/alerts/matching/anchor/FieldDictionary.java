package org.filingmonitor.alerts.matching.anchor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.filingmonitor.alerts.query.FieldTerms;

/** The words of one field, and the beginnings of words, that watchlists ask for. */
final class FieldDictionary {

    private final Map<String, Word> words = new HashMap<>();
    private final Map<String, Start> starts = new HashMap<>();

    /** How many starts there are of each length, in characters. */
    private int[] startsByLength = {};

    /** Returns the word of a term; null if nobody asks for it. */
    Word word(String term) {
        return words.get(term);
    }

    /** Returns the start of a term that is spelled so; null if nobody asks for it. */
    Start start(String text) {
        return starts.get(text);
    }

    void add(Word word) {
        words.put(word.text(), word);
    }

    void add(Start start) {
        int length = start.text().length();
        starts.put(start.text(), start);
        startsByLength = Arrays.copyOf(startsByLength, Math.max(startsByLength.length, length + 1));
        startsByLength[length]++;
    }

    void forget(Word word) {
        words.remove(word.text());
    }

    void forget(Start start) {
        starts.remove(start.text());
        startsByLength[start.text().length()]--;
    }

    /** Adds to a filing's features those that it has in this field. */
    void find(String field, FieldTerms terms, FilingFeatures filing) {
        Word[] found = new Word[terms.size()];
        for (int i = 0; i < found.length; i++) {
            String term = terms.term(i);
            found[i] = words.get(term);
            if (found[i] != null) {
                filing.add(found[i]);
            }
            findStarts(term, filing);
        }
        FieldWords read = new FieldWords(terms, found);
        read.findPairs(filing);
        filing.add(field, read);
    }

    private void findStarts(String term, FilingFeatures filing) {
        int longest = Math.min(term.length(), startsByLength.length - 1);
        for (int length = 1; length <= longest; length++) {
            if (startsByLength[length] > 0) {
                Start start = starts.get(term.substring(0, length));
                if (start != null) {
                    filing.add(start);
                }
            }
        }
    }
}
