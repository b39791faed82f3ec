package org.filingmonitor.producer.feed.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.producer.feed.DocumentReader;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.ParsedDocument.Observed;
import org.filingmonitor.producer.feed.ParsedDocument.Rejected;
import org.filingmonitor.producer.feed.ParsedDocument.Skipped;
import org.filingmonitor.producer.feed.Source;
import org.filingmonitor.producer.feed.xml.XmlFeedParser;

/** Exchange documents as the producer reads them. */
final class Exchange {

    private static final LocalDate TODAY = LocalDate.parse("2026-01-01");
    static final XmlFeedParser PARSER = new XmlFeedParser(new EpoExchange());

    private Exchange() {}

    static List<ParsedDocument> documents(String file) {
        return documents(file.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    static List<ParsedDocument> documents(byte[] file, Optional<Instant> revision) {
        List<ParsedDocument> documents = new ArrayList<>();
        each(new ByteArrayInputStream(file), revision, documents::add);
        return documents;
    }

    static void each(InputStream file, Optional<Instant> revision, Consumer<ParsedDocument> consumer) {
        Source source = new Source("ingest", "answer.xml", false, revision, TODAY);
        try (DocumentReader reader = PARSER.read(file, source)) {
            for (ParsedDocument next = reader.next(); next != null; next = reader.next()) {
                consumer.accept(next);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Returns the reading of the only document of a file. */
    static Observed only(String file) {
        List<ParsedDocument> documents = documents(file);
        assertThat(documents).singleElement().isInstanceOf(Observed.class);
        return (Observed) documents.get(0);
    }

    static FilingObservation filing(String file) {
        return only(file).observation();
    }

    static String rejection(String file) {
        List<ParsedDocument> documents = documents(file);
        assertThat(documents).singleElement().isInstanceOf(Rejected.class);
        return ((Rejected) documents.get(0)).reason();
    }

    static String skip(String file) {
        List<ParsedDocument> documents = documents(file);
        assertThat(documents).singleElement().isInstanceOf(Skipped.class);
        return ((Skipped) documents.get(0)).reason();
    }

    /** Returns a document in an answer of Open Patent Services. */
    static String answer(String attributes, String bibliographic) {
        return "<?xml version='1.0' encoding='UTF-8'?><ops:world-patent-data xmlns='http://www.epo.org/exchange'"
                + " xmlns:ops='http://ops.epo.org'><exchange-documents>" + document("", attributes, bibliographic)
                + "</exchange-documents></ops:world-patent-data>";
    }

    /** Returns a delivery of DOCDB. */
    static String delivery(String... documents) {
        return "<?xml version='1.0' encoding='UTF-8'?><!DOCTYPE exch:exchange-documents SYSTEM 'docdb-entities.dtd'>"
                + "<exch:exchange-documents xmlns:exch='http://www.epo.org/exchange'>" + String.join("\n", documents)
                + "</exch:exchange-documents>";
    }

    static String document(String prefix, String attributes, String bibliographic) {
        return "<" + prefix + "exchange-document " + attributes + "><" + prefix + "bibliographic-data>" + bibliographic
                + "</" + prefix + "bibliographic-data></" + prefix + "exchange-document>";
    }

    /** Returns a reference in one format. */
    static String id(String format, String country, String number, String kind, String date) {
        return "<document-id document-id-type='" + format + "'><country>" + country + "</country><doc-number>" + number
                + "</doc-number><kind>" + kind + "</kind><date>" + date + "</date></document-id>";
    }

    static String application(String... ids) {
        return "<application-reference>" + String.join("", ids) + "</application-reference>";
    }
}
