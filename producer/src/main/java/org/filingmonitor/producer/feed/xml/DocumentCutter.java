package org.filingmonitor.producer.feed.xml;

import java.io.IOException;
import java.io.InputStream;

/** Cuts a file that is documents one after another: each begins with its declaration, or where the one before ended. */
final class DocumentCutter extends Cutter {

    /** Bytes of a document before its body, at most. */
    private static final int LIMIT = 8 * 1024 * 1024;

    private String encoding = DEFAULT_ENCODING;
    private boolean declared;

    DocumentCutter(InputStream file, XmlFormat format) {
        super(file, LIMIT, format);
    }

    @Override
    Cut cut() throws IOException {
        if (!scanner.skipBlanks()) {
            return null;
        }
        begin();
        try {
            if (!scanner.isAtMarkup()) {
                throw new MalformedXmlException("text stands outside of any document");
            }
            return toEnd() ? element.cut(encoding) : null;
        } catch (IllegalArgumentException damage) {
            return giveUp(damage, "");
        }
    }

    private void begin() {
        element.begin();
        encoding = DEFAULT_ENCODING;
        declared = false;
    }

    /** Reads to the document's end. Returns whether there is a document, rather than comments at the end of the file. */
    private boolean toEnd() throws IOException {
        boolean ended = false;
        while (!ended) {
            switch (scanner.next()) {
                case START_TAG -> element.open();
                case EMPTY_ELEMENT -> ended = element.empty();
                case END_TAG -> ended = element.close();
                case DECLARATION -> declaration();
                case DOCUMENT_TYPE -> documentType();
                default -> {
                    if (declared || element.hasBegun()) {
                        throw element.endsEarly();
                    }
                    return false;
                }
            }
        }
        return true;
    }

    private void declaration() {
        if (declared || element.hasBegun()) {
            scanner.back();
            throw element.endsEarly();
        }
        begin();
        encoding = declaredEncoding();
        declared = true;
    }

    private void documentType() {
        if (element.hasBegun()) {
            throw new MalformedXmlException("a document type stands in the document");
        }
        declared = true;
    }
}
