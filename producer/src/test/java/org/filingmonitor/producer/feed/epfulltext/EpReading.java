package org.filingmonitor.producer.feed.epfulltext;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.ParsedDocument.Observed;
import org.filingmonitor.producer.feed.ParsedDocument.Rejected;
import org.filingmonitor.producer.feed.Reading;
import org.filingmonitor.producer.feed.xml.XmlFeedParser;

/** Reads documents of the European Patent Office as the producer reads them. */
final class EpReading {

    private EpReading() {}

    static Reading of(byte[] file) {
        return Reading.of(new XmlFeedParser(new EpFullText()), file);
    }

    static Reading of(String file) {
        return of(file.getBytes(StandardCharsets.UTF_8));
    }

    static Observed observed(AnEpDocument document) {
        return (Observed) one(document.toString());
    }

    static FilingObservation filing(AnEpDocument document) {
        return observed(document).observation();
    }

    static String rejection(AnEpDocument document) {
        return rejection(document.toString());
    }

    static String rejection(String document) {
        return ((Rejected) one(document)).reason();
    }

    private static ParsedDocument one(String file) {
        List<ParsedDocument> documents = of(file).documents();
        if (documents.size() != 1) {
            throw new AssertionError("not one document: " + documents);
        }
        return documents.get(0);
    }
}
