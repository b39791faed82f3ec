package org.filingmonitor.producer.feed.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.filing.ApplicationNumber;
import org.filingmonitor.producer.feed.DocumentReader;
import org.filingmonitor.producer.feed.FilingDraft;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.ParsedDocument.Observed;
import org.filingmonitor.producer.feed.ParsedDocument.Rejected;
import org.filingmonitor.producer.feed.Position;
import org.filingmonitor.producer.feed.Reading;
import org.filingmonitor.producer.feed.Source;

/** A format of documents {@code <filing>} with a number, a title and a body {@code <text>}. */
record AnXmlFormat(String record) implements XmlFormat {

    static final AnXmlFormat DOCUMENTS = new AnXmlFormat("");
    static final AnXmlFormat RECORDS = new AnXmlFormat("filing");

    static final Source SOURCE = new Source("ingest", "page.xml", false, Optional.empty(), Reading.TODAY);

    @Override
    public String format() {
        return "filings";
    }

    @Override
    public Set<String> roots() {
        return record.isEmpty() ? Set.of("filing") : Set.of("filing", "filings");
    }

    @Override
    public Set<String> bodies() {
        return Set.of("text");
    }

    @Override
    public List<ParsedDocument> read(XmlCursor root, Source source, Position position) {
        FilingDraft draft = new FilingDraft(source, position);
        root.children(name -> {
            switch (name) {
                case "number" -> draft.application(ApplicationNumber.of("US", root.text()));
                case "title" -> draft.title(root.text());
                case "text" -> throw new IllegalStateException("a body is never read");
                default -> {}
            }
        });
        return List.of(draft.finish());
    }

    /** Reads a file. */
    List<ParsedDocument> documents(InputStream file) {
        List<ParsedDocument> documents = new ArrayList<>();
        try (DocumentReader reader = new XmlFeedParser(this).read(file, SOURCE)) {
            for (ParsedDocument next = reader.next(); next != null; next = reader.next()) {
                documents.add(next);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return documents;
    }

    List<ParsedDocument> documents(byte[] file) {
        return documents(new ByteArrayInputStream(file));
    }

    List<ParsedDocument> documents(String file) {
        return documents(file.getBytes(StandardCharsets.UTF_8));
    }

    static List<String> numbers(List<ParsedDocument> documents) {
        return documents.stream()
                .filter(Observed.class::isInstance)
                .map(each -> ((Observed) each).observation().getApplicationNumber())
                .toList();
    }

    static List<String> reasons(List<ParsedDocument> documents) {
        return documents.stream()
                .filter(Rejected.class::isInstance)
                .map(each -> ((Rejected) each).reason())
                .toList();
    }

    static FilingObservation only(List<ParsedDocument> documents) {
        return ((Observed) documents.get(0)).observation();
    }
}
