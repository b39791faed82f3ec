package org.filingmonitor.alerts.matching.anchor;

import java.util.HashMap;
import java.util.Map;
import org.filingmonitor.alerts.query.FilingTerms;

/** The features that watchlists ask for. Each is there once, and only while somebody asks for it. */
final class Dictionary {

    /** The golden ratio: its multiples spread well. */
    private static final int SPREAD = 0x9E3779B9;

    private final Map<String, FieldDictionary> fields = new HashMap<>();
    private final Frequencies frequencies;
    private int made;

    Dictionary(Frequencies frequencies) {
        this.frequencies = frequencies;
    }

    /** Returns the feature of a term, which the caller has to release again. */
    Word word(String field, String term) {
        FieldDictionary dictionary = dictionary(field);
        Word word = dictionary.word(term);
        if (word == null) {
            double prior = frequencies.priorOfWord(field, term);
            word = new Word(dictionary, term, nextHash(), prior, frequencies.counted());
            dictionary.add(word);
        }
        word.acquire();
        return word;
    }

    /** Returns the feature of a term's beginning, which the caller has to release again. */
    Start start(String field, String text) {
        FieldDictionary dictionary = dictionary(field);
        Start start = dictionary.start(text);
        if (start == null) {
            double prior = frequencies.priorOfStart(field, text);
            start = new Start(dictionary, text, nextHash(), prior, frequencies.counted());
            dictionary.add(start);
        }
        start.acquire();
        return start;
    }

    /** Returns the feature of two terms in a row, which the caller has to release again. */
    Pair pair(String field, String one, String next) {
        Word first = word(field, one);
        Word second = word(field, next);
        Pair pair = first.followedBy(second);
        if (pair == null) {
            double prior = frequencies.priorOfPair(first, second);
            pair = new Pair(first, second, nextHash(), prior, frequencies.counted());
            first.add(pair);
        }
        pair.acquire();
        first.release();
        second.release();
        return pair;
    }

    /** Returns those of a filing's features that are in this dictionary. */
    FilingFeatures features(FilingTerms terms) {
        FilingFeatures found = new FilingFeatures(terms);
        terms.forEach((field, read) -> {
            FieldDictionary dictionary = fields.get(field.label());
            if (dictionary != null) {
                dictionary.find(field.label(), read, found);
            }
        });
        return found;
    }

    private FieldDictionary dictionary(String field) {
        return fields.computeIfAbsent(field, label -> new FieldDictionary());
    }

    private int nextHash() {
        int spread = ++made * SPREAD;
        return spread >>> 16 ^ spread;
    }
}
