package org.filingmonitor.alerts.matching.anchor;

import java.util.HashMap;
import java.util.Map;

/** A term of a field, whole. */
final class Word extends Feature {

    private final FieldDictionary home;
    private final String text;
    private Map<Word, Pair> followed = Map.of();

    Word(FieldDictionary home, String text, int hash, double prior, int born) {
        super(hash, prior, born);
        this.home = home;
        this.text = text;
    }

    @Override
    void forget() {
        home.forget(this);
    }

    String text() {
        return text;
    }

    /** Tells whether anybody asks for two words of which this is the first. */
    boolean isFollowed() {
        return !followed.isEmpty();
    }

    /** Returns this word with another one right after it; null if nobody asks for that. */
    Pair followedBy(Word next) {
        return followed.get(next);
    }

    void add(Pair pair) {
        if (followed.isEmpty()) {
            followed = new HashMap<>(2);
        }
        followed.put(pair.second(), pair);
    }

    void remove(Pair pair) {
        followed.remove(pair.second());
        if (followed.isEmpty()) {
            followed = Map.of();
        }
    }
}
