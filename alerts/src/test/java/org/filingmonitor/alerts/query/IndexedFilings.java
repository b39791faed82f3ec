package org.filingmonitor.alerts.query;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.TextField;
import org.filingmonitor.event.Filing;

/** Filings as Lucene takes them from others than this application. */
public final class IndexedFilings {

    private IndexedFilings() {}

    /** Returns the analyzer of every field. */
    public static Analyzer analyzer() {
        return FilingAnalyzers.INDEX;
    }

    /** Returns a document with the fields of a filing. */
    public static Document document(Filing filing) {
        Document document = new Document();
        FilingDocument.of(filing)
                .forEach((field, values) ->
                        values.forEach(value -> document.add(new TextField(field.label(), value, Store.NO))));
        return document;
    }
}
