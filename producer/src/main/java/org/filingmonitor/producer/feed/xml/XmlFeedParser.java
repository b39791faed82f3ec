package org.filingmonitor.producer.feed.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.filingmonitor.producer.feed.DocumentReader;
import org.filingmonitor.producer.feed.FilingParser;
import org.filingmonitor.producer.feed.Source;
import org.filingmonitor.producer.feed.xml.MarkupScanner.Found;

/**
 * Reads the documents of a file in XML, one at a time. Whatever is wrong with one rejects it and no other; a file that is
 * cut anywhere gives the documents before the cut, and one rejection.
 *
 * <p>Memory: what stands before a document's body may have 8 MiB, a record in a root 16 MiB; a body may have any length.
 */
public final class XmlFeedParser implements FilingParser {

    private final XmlFormat format;

    public XmlFeedParser(XmlFormat format) {
        this.format = format;
    }

    @Override
    public String format() {
        return format.format();
    }

    /** Recognises the root element, through a declaration, comments and a document type. */
    @Override
    public boolean recognises(byte[] head) {
        TagScanner scanner =
                new TagScanner(new DocumentWindow(new ByteArrayInputStream(head), head.length + 1), format.roots());
        try {
            if (!scanner.skipBlanks() || !scanner.isAtMarkup()) {
                return false;
            }
            Found found = scanner.next();
            while (found == Found.DECLARATION || found == Found.DOCUMENT_TYPE) {
                found = scanner.next();
            }
            return (found == Found.START_TAG || found == Found.EMPTY_ELEMENT)
                    && format.roots().contains(CutElement.local(scanner.name()));
        } catch (IOException | MalformedXmlException noDocument) {
            return false;
        }
    }

    @Override
    public DocumentReader read(InputStream content, Source source) {
        return new XmlDocumentReader(Cutter.of(content, format), format, source);
    }
}
