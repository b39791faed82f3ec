package org.filingmonitor.producer.feed.xml;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.filingmonitor.producer.feed.DocumentReader;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.ParsedDocument.Rejected;
import org.filingmonitor.producer.feed.ParsedDocument.Skipped;
import org.filingmonitor.producer.feed.Position;
import org.filingmonitor.producer.feed.Source;

/** Reads the documents of one file. */
final class XmlDocumentReader implements DocumentReader {

    private final Cutter cutter;
    private final XmlFormat format;
    private final Source source;
    private final Queue<ParsedDocument> read = new ArrayDeque<>();
    private long count;
    private boolean ended;

    XmlDocumentReader(Cutter cutter, XmlFormat format, Source source) {
        this.cutter = cutter;
        this.format = format;
        this.source = source;
    }

    @Override
    public ParsedDocument next() throws IOException {
        while (read.isEmpty() && !ended) {
            read.addAll(count == 0 ? first() : following());
        }
        return read.poll();
    }

    /** A file that holds no document at all gives one rejection. */
    private List<ParsedDocument> first() throws IOException {
        Optional<String> fault = cutter.fileFault();
        if (fault.isEmpty()) {
            List<ParsedDocument> documents = following();
            if (!ended) {
                return documents;
            }
        }
        ended = true;
        Position file = Position.of(source.file());
        return List.of(new Rejected(file, fault.orElse("holds no XML document"), cutter.head()));
    }

    private List<ParsedDocument> following() throws IOException {
        Cut document = cutter.next();
        ended = document == null;
        count++;
        return ended ? List.of() : documents(document);
    }

    private List<ParsedDocument> documents(Cut document) {
        Position position = source.at("document " + count + " (byte " + (document.place() + 1) + ")");
        if (!document.fault().isEmpty()) {
            return List.of(rejected(position, document.fault()));
        }
        if (!document.root().equals(format.record()) && !format.roots().contains(document.root())) {
            return List.of(rejected(
                    position,
                    "root element <" + document.root() + "> is none of " + format.format() + ": "
                            + String.join(", ", format.roots())));
        }
        if (document.head().length == 0) {
            return List.of(withoutRecords(document.root(), position));
        }
        try {
            XmlCursor cursor = DocumentText.cursor(document);
            List<ParsedDocument> documents = cursor.withWarnings(format.read(cursor, source, position));
            cursor.close();
            return documents;
        } catch (IllegalArgumentException impossible) {
            return List.of(rejected(position, impossible.getMessage()));
        }
    }

    private ParsedDocument withoutRecords(String root, Position position) {
        return format.missingRecords(root)
                .<ParsedDocument>map(reason -> rejected(position, reason))
                .orElseGet(() -> new Skipped(position, "holds no <" + format.record() + ">"));
    }

    private Rejected rejected(Position position, String reason) {
        return new Rejected(position, reason, cutter.raw());
    }
}
