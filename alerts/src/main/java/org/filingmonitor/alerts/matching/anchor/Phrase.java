package org.filingmonitor.alerts.matching.anchor;

import java.util.function.Consumer;

/** Passed by filings in one field of which words stand in a row, or near each other. */
final class Phrase implements Check {

    private final String field;
    private final Word[] words;
    private final int[] places;
    private final int moves;

    /**
     * Takes words, and where each stands in the row.
     *
     * @param places the places, from any beginning
     * @param moves by how many positions, all together, words may be out of their places; if any, no word is there twice
     */
    Phrase(String field, Word[] words, int[] places, int moves) {
        this.field = field;
        this.words = words;
        this.places = places;
        this.moves = moves;
    }

    @Override
    public boolean holds(FilingFeatures filing) {
        FieldWords read = filing.field(field);
        return read != null && read.holds(words, places, moves);
    }

    @Override
    public Anchor anchor(Frequencies frequencies) {
        Anchor best = Anchor.NONE;
        for (Word word : words) {
            best = best.orRarer(word.anchor(frequencies));
        }
        return best;
    }

    @Override
    public void forEachFeature(Consumer<Feature> consumer) {
        for (Word word : words) {
            consumer.accept(word);
        }
    }

    @Override
    public Effort effort() {
        return Effort.GREAT;
    }
}
