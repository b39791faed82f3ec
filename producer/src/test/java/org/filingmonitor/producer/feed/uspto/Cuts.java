package org.filingmonitor.producer.feed.uspto;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.filingmonitor.producer.feed.DocumentReader;
import org.filingmonitor.producer.feed.Formats;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.Reading;
import org.filingmonitor.producer.feed.Source;
import org.filingmonitor.producer.feed.xml.XmlFeedParser;

/** Reads files whose format is given, since too little of them is left to show it. */
final class Cuts {

    private Cuts() {}

    static List<ParsedDocument> documents(byte[] file) {
        Source source = new Source("ingest", "weekly.xml", false, Optional.empty(), Reading.TODAY);
        List<ParsedDocument> documents = new ArrayList<>();
        try (DocumentReader reader = new Formats(List.of(new XmlFeedParser(new UsptoXml())))
                .read("uspto-xml", new ByteArrayInputStream(file), source)) {
            for (ParsedDocument next = reader.next(); next != null; next = reader.next()) {
                documents.add(next);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return documents;
    }
}
