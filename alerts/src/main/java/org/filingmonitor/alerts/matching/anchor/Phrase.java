package org.filingmonitor.alerts.matching.anchor;

import java.util.function.Consumer;

/** Passed by filings in one field of which words stand in a row. */
final class Phrase implements Check {

    private final String field;
    private final Word[] words;
    private final int[] positions;

    /** Takes words, and where each stands, from any beginning. */
    Phrase(String field, Word[] words, int[] positions) {
        this.field = field;
        this.words = words;
        this.positions = positions;
    }

    @Override
    public boolean holds(FilingFeatures filing) {
        FieldWords read = filing.field(field);
        return read != null && read.holds(words, positions);
    }

    @Override
    public void forEachFeature(Consumer<Feature> consumer) {
        for (Word word : words) {
            consumer.accept(word);
        }
    }
}
