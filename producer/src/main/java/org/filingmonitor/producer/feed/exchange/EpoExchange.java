package org.filingmonitor.producer.feed.exchange;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.ParsedDocument.Skipped;
import org.filingmonitor.producer.feed.Position;
import org.filingmonitor.producer.feed.Source;
import org.filingmonitor.producer.feed.xml.XmlCursor;
import org.filingmonitor.producer.feed.xml.XmlFormat;

/**
 * The format of the EPO's exchange documents in XML. Each {@code exchange-document} is one publication, wherever it
 * stands: in an answer of Open Patent Services (search with constituents, biblio, abstract, family) or in a delivery of
 * DOCDB.
 *
 * @see <a href="https://repository.data2type.de/EPO_OPS/v_3.2/html/el.exchange-document.html">The schema's own notes</a>
 */
public final class EpoExchange implements XmlFormat {

    @Override
    public String format() {
        return "epo-exchange";
    }

    @Override
    public Set<String> roots() {
        return Set.of("world-patent-data", "exchange-documents", "exchange-document");
    }

    @Override
    public String record() {
        return "exchange-document";
    }

    @Override
    public Set<String> bodies() {
        return Set.of();
    }

    @Override
    public Set<String> unread() {
        return Set.of("references-cited");
    }

    /** A delivery may be empty; an answer names publications, and without their data there is nothing to read. */
    @Override
    public Optional<String> missingRecords(String root) {
        return root.equals("world-patent-data")
                ? Optional.of("an answer that holds no <exchange-document>: ask with the constituent biblio")
                : Optional.empty();
    }

    /** Reads a document by its status: created, amended, deleted; Open Patent Services give none. */
    @Override
    public List<ParsedDocument> read(XmlCursor root, Source source, Position position) {
        String status = root.attribute("status");
        return List.of(
                switch (status) {
                    case "", "C", "A" -> new ExchangeDocument(source, position).read(root);
                    case "D" -> new DeletedDocument(source, position).read(root);
                    case "CV", "DV" -> new Skipped(position, "a notice that a number was never published");
                    case "not found" -> new Skipped(position, name(root) + " was not found by the EPO");
                    default ->
                        throw new IllegalArgumentException(
                                "status '" + status + "' is none of C (created), A (amended), D (deleted)");
                });
    }

    private static String name(XmlCursor root) {
        return root.attribute("country") + root.attribute("doc-number") + root.attribute("kind");
    }
}
