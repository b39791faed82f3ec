package org.filingmonitor.alerts.search;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Set;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.SchemaNormalization;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.filingmonitor.alerts.query.FilingDocument;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.GeneratedRecords;

/**
 * A filing as a document of the index: the fields of queries, what it is sorted and counted by, and the filing itself in
 * Avro's single-object encoding. A deleted filing is stored, and no query finds it.
 */
final class IndexedFiling {

    static {
        GeneratedRecords.enable();
    }

    /** Raise it with every change of how filings are indexed: an index of another format is built anew. */
    private static final int FORMAT = 1;

    /** The filing's id as it is; no field of a query begins like this. */
    static final String KEY = "_key";

    static final String PUBLISHED = "_published";
    static final String FILED = "_filed";
    static final String DELETED = "_deleted";
    static final Term IS_DELETED = new Term(DELETED, "true");

    private static final String FILING = "_filing";
    private static final Set<String> STORED = Set.of(FILING);

    private IndexedFiling() {}

    /** Returns the name of what {@link #document} makes, the stored record's schema included. */
    static String format() {
        return FORMAT + "-" + Long.toHexString(SchemaNormalization.parsingFingerprint64(Filing.getClassSchema()));
    }

    static Term key(String id) {
        return new Term(KEY, id);
    }

    static Document document(Filing filing) {
        Document document = new Document();
        document.add(new StringField(KEY, filing.getId(), Store.NO));
        document.add(new SortedDocValuesField(KEY, new BytesRef(filing.getId())));
        document.add(new StoredField(FILING, bytes(filing)));
        if (filing.getDeleted()) {
            document.add(new StringField(DELETED, "true", Store.NO));
        } else {
            FilingDocument.of(filing).fields().forEach(document::add);
            sorted(document, PUBLISHED, filing.getFirstPublished());
            sorted(document, FILED, filing.getFiled());
            for (Facet facet : Facet.values()) {
                facet.of(filing).forEach(value -> document.add(counted(facet, value)));
            }
        }
        return document;
    }

    private static void sorted(Document document, String field, LocalDate day) {
        if (day != null) {
            document.add(new NumericDocValuesField(field, day.toEpochDay()));
        }
    }

    private static SortedSetDocValuesField counted(Facet facet, String value) {
        return new SortedSetDocValuesField(facet.field(), new BytesRef(value));
    }

    private static byte[] bytes(Filing filing) {
        try {
            ByteBuffer encoded = Filing.getEncoder().encode(filing);
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the filing of a document. */
    static Filing filing(StoredFields stored, int document) throws IOException {
        BytesRef bytes = stored.document(document, STORED).getBinaryValue(FILING);
        try {
            return Filing.getDecoder().decode(new ByteArrayInputStream(bytes.bytes, bytes.offset, bytes.length));
        } catch (AvroRuntimeException e) {
            throw new CorruptIndexException("a stored filing cannot be read: " + e.getMessage(), FILING, e);
        }
    }
}
