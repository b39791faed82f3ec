package org.filingmonitor.producer.feed.xml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Reads one piece of markup: a tag, a comment, a CDATA section, an instruction or a document type. */
abstract class MarkupScanner extends Lookahead {

    /** What a scanner found. */
    enum Found {
        START_TAG,
        EMPTY_ELEMENT,
        END_TAG,
        DECLARATION,
        DOCUMENT_TYPE,
        /** A comment, a CDATA section or an instruction; never returned. */
        OTHER,
        END_OF_FILE
    }

    private static final byte[] COMMENT = "<!--".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COMMENT_END = "-->".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CDATA = "<![CDATA[".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CDATA_END = "]]>".getBytes(StandardCharsets.US_ASCII);

    /** Length of the markup that was found last; while it is not known to be complete, 1. */
    int length;

    /** Length of the name of the tag that was found last. */
    int nameLength;

    MarkupScanner(DocumentWindow window, Set<String> roots) {
        super(window, roots);
    }

    /** Reads the markup that begins here. */
    final Found markupHere() throws IOException {
        length = 1;
        return switch (byteAt(1)) {
            case '/' -> endTag();
            case '?' -> instruction();
            case '!' -> declarationLike();
            default -> startTag();
        };
    }

    private Found startTag() throws IOException {
        if (BEGINS_NO_NAME[bytes[token + 1] & 0xFF]) {
            throw new MalformedXmlException("'<' begins no tag");
        }
        int n = toNameEnd(2);
        nameLength = n - 1;
        int c = byteAt(n);
        while (c != '>') {
            if (c == '<') {
                throw new MalformedXmlException("'<' stands in a tag");
            }
            if (c == '"' || c == '\'') {
                n = quoted(n + 1, c);
            }
            c = byteAt(++n);
        }
        length = n + 1;
        return bytes[token + n - 1] == '/' ? Found.EMPTY_ELEMENT : Found.START_TAG;
    }

    private Found endTag() throws IOException {
        int n = toNameEnd(2);
        nameLength = n - 2;
        int c = byteAt(n);
        while (c != '>') {
            if (c > ' ' || c < 0) {
                throw new MalformedXmlException("an end tag does not end");
            }
            c = byteAt(++n);
        }
        length = n + 1;
        return Found.END_TAG;
    }

    private int toNameEnd(int from) throws IOException {
        int n = from;
        while (!ENDS_NAME[byteAt(n) & 0xFF]) {
            n++;
        }
        return n;
    }

    private int quoted(int from, int quote) throws IOException {
        int n = from;
        int c = byteAt(n);
        while (c != quote) {
            if (c == '<') {
                throw new MalformedXmlException("'<' stands in an attribute");
            }
            c = byteAt(++n);
        }
        return n;
    }

    private Found instruction() throws IOException {
        boolean declares = declares(0);
        int n = 2;
        while (byteAt(n) != '?' || byteAt(n + 1) != '>') {
            if (bytes[token + n] == '<' && declares(n)) {
                throw new MalformedXmlException("an instruction does not end");
            }
            n++;
        }
        length = n + 2;
        return declares ? Found.DECLARATION : Found.OTHER;
    }

    private Found declarationLike() throws IOException {
        if (stands(0, COMMENT)) {
            return opaque(COMMENT.length, COMMENT_END);
        }
        if (stands(0, CDATA)) {
            return opaque(CDATA.length, CDATA_END);
        }
        if (stands(0, DOCTYPE)) {
            return documentType();
        }
        throw new MalformedXmlException("'<!' begins neither a comment nor a CDATA section");
    }

    private Found opaque(int from, byte[] terminator) throws IOException {
        int n = from;
        while (!stands(n, terminator)) {
            if (byteAt(n) == '<' && beginsDocument(n)) {
                throw new MalformedXmlException("a comment or CDATA section does not end");
            }
            n++;
        }
        length = n + terminator.length;
        return Found.OTHER;
    }

    /** A document type ends with the bracket that stands in no quotes, comment, instruction or internal subset. */
    private Found documentType() throws IOException {
        int n = DOCTYPE.length;
        boolean inSubset = false;
        int c = byteAt(n);
        while (c != '>' || inSubset) {
            if (c == '"' || c == '\'') {
                n = inDocumentType(n + 1, new byte[] {(byte) c});
            } else if (stands(n, COMMENT)) {
                n = inDocumentType(n + COMMENT.length, COMMENT_END);
            } else if (c == '<' && byteAt(n + 1) == '?') {
                n = inDocumentType(n, INSTRUCTION_END);
            } else if (c == '[' || c == ']') {
                inSubset = c == '[';
            }
            c = byteAt(++n);
        }
        length = n + 1;
        return Found.DOCUMENT_TYPE;
    }

    private int inDocumentType(int from, byte[] terminator) throws IOException {
        int n = from;
        while (!stands(n, terminator)) {
            if (byteAt(n) == '<' && declares(n)) {
                throw new MalformedXmlException("a document type does not end");
            }
            n++;
        }
        return n + terminator.length - 1;
    }
}
