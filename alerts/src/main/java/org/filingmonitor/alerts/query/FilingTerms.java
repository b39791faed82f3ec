package org.filingmonitor.alerts.query;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** The terms of a filing, field by field. */
public final class FilingTerms {

    private final FilingDocument document;
    private final Map<FilingField, FieldTerms> terms = new EnumMap<>(FilingField.class);

    private FilingTerms(FilingDocument document) {
        this.document = document;
    }

    /** Reads a document. */
    public static FilingTerms of(FilingDocument document) {
        FilingTerms read = new FilingTerms(document);
        document.forEach((field, values) -> read.terms.put(field, FieldTerms.of(field, values)));
        return read;
    }

    /** Reads another state of the same filing: a field that did not change is not read again. */
    public FilingTerms ofOther(FilingDocument state) {
        FilingTerms read = new FilingTerms(state);
        state.forEach((field, values) -> read.terms.put(
                field, values.equals(document.values(field)) ? terms.get(field) : FieldTerms.of(field, values)));
        return read;
    }

    /** Returns what was read. */
    public FilingDocument document() {
        return document;
    }

    /** Returns the terms of a field; null for a field that filings do not have. */
    public FieldTerms field(String label) {
        return FilingField.of(label).map(terms::get).orElse(null);
    }

    /** Hands on each field with its terms. */
    public void forEach(BiConsumer<FilingField, FieldTerms> reader) {
        terms.forEach(reader);
    }
}
