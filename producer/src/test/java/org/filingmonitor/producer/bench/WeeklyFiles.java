package org.filingmonitor.producer.bench;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.filingmonitor.filing.IpcScheme;
import org.filingmonitor.producer.feed.DocumentReader;
import org.filingmonitor.producer.feed.Formats;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.ParsedDocument.Rejected;
import org.filingmonitor.producer.feed.Source;
import org.filingmonitor.producer.feed.Unpacking;
import org.filingmonitor.producer.feed.uspto.UsptoXml;
import org.filingmonitor.producer.feed.xml.XmlFeedParser;

/** Weekly files, read as the producer reads them. */
final class WeeklyFiles {

    private static final Source SOURCE =
            new Source("bench", "weekly.xml", true, Optional.empty(), LocalDate.of(2025, 8, 1));

    private final Formats formats;

    WeeklyFiles(Unpacking unpacking) {
        this.formats = new Formats(List.of(new XmlFeedParser(new UsptoXml())), unpacking, IpcScheme.NONE);
    }

    DocumentReader open(InputStream content) throws IOException {
        return formats.read(Formats.AUTO, content, SOURCE);
    }

    /** Reads a file. Returns how many documents it has, none of which may be rejected. */
    long count(InputStream content) throws IOException {
        long count = 0;
        try (InputStream file = content;
                DocumentReader reader = open(file)) {
            for (ParsedDocument next = reader.next(); next != null; next = reader.next()) {
                if (next instanceof Rejected rejected) {
                    throw new IllegalStateException(rejected.position() + ": " + rejected.reason());
                }
                count++;
            }
        }
        return count;
    }
}
