package org.filingmonitor.alerts.matching.anchor;

import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.filingmonitor.alerts.query.FieldTerms;
import org.filingmonitor.alerts.query.FilingTerms;

/** What a filing has of all that watchlists ask for, as it was when they were looked through. One thread may use it. */
public final class FilingFeatures {

    private final FilingTerms terms;
    private final Map<String, FieldWords> fields = new HashMap<>();
    /** A table of open addressing, at most half full. */
    private Feature[] table = new Feature[512];

    private int size;

    FilingFeatures(FilingTerms terms) {
        this.terms = terms;
    }

    boolean has(Feature feature) {
        return table[place(feature)] != null;
    }

    /** Returns the features, in a table with gaps. */
    Feature[] table() {
        return table;
    }

    /** Returns the words of a field; null if it has none, or nobody asks for any. */
    FieldWords field(String label) {
        return fields.get(label);
    }

    /** Returns the terms of a field, whether anybody asks for them or not; null for a field that filings do not have. */
    FieldTerms terms(String label) {
        return terms.field(label);
    }

    /** Asks Lucene, which has to read the filing once more, whether it matches a query, whatever its score. */
    boolean matches(Query query) {
        return terms.document().index().search(new ConstantScoreQuery(query)) > 0;
    }

    void add(String label, FieldWords words) {
        fields.put(label, words);
    }

    void add(Feature feature) {
        int place = place(feature);
        if (table[place] == null) {
            table[place] = feature;
            size++;
            if (size > table.length / 2) {
                grow();
            }
        }
    }

    private void grow() {
        Feature[] all = table;
        table = new Feature[2 * all.length];
        for (Feature feature : all) {
            if (feature != null) {
                table[place(feature)] = feature;
            }
        }
    }

    private int place(Feature feature) {
        int mask = table.length - 1;
        int place = feature.hash() & mask;
        while (table[place] != null && table[place] != feature) {
            place = (place + 1) & mask;
        }
        return place;
    }
}
