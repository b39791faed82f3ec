package org.filingmonitor.producer.feed.xml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
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

    private static final byte[] QUOTE = {'"'};
    private static final byte[] APOSTROPHE = {'\''};

    /** Tells whether something begins some bytes after the token's beginning. */
    private interface Beginning {
        boolean at(int n) throws IOException;
    }

    /** Before which place in the file no such end of markup is to be found: that was searched already. */
    private final IdentityHashMap<byte[], Long> searched = new IdentityHashMap<>();

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
        length = toEnd(2, INSTRUCTION_END, this::declares, "an instruction") + INSTRUCTION_END.length;
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
        length = toEnd(from, terminator, this::beginsDocument, "a comment or CDATA section") + terminator.length;
        return Found.OTHER;
    }

    /**
     * Returns how many bytes after the token's beginning its end begins. What was searched for another token is not
     * searched again, so that many without an end take no longer than one.
     */
    private int toEnd(int from, byte[] terminator, Beginning next, String what) throws IOException {
        int n = (int) Math.max(from, searched.getOrDefault(terminator, 0L) - window.place(token));
        try {
            while (!stands(n, terminator)) {
                if (byteAt(n) == '<' && next.at(n)) {
                    throw new MalformedXmlException(what + " does not end");
                }
                n++;
            }
        } finally {
            searched.put(terminator, window.place(token + n));
        }
        return n;
    }

    /** A document type ends with the bracket that stands in no quotes, comment, instruction or internal subset. */
    private Found documentType() throws IOException {
        int n = DOCTYPE.length;
        boolean inSubset = false;
        int c = byteAt(n);
        while (c != '>' || inSubset) {
            if (c == '"' || c == '\'') {
                n = inDocumentType(n + 1, c == '"' ? QUOTE : APOSTROPHE);
            } else if (stands(n, COMMENT)) {
                n = inDocumentType(n + COMMENT.length, COMMENT_END);
            } else if (c == '<' && byteAt(n + 1) == '?') {
                n = inDocumentType(n, INSTRUCTION_END);
            } else if (c == '<' && byteAt(n + 1) != '!') {
                throw new MalformedXmlException("a document type does not end");
            } else if (c == '[' || c == ']') {
                inSubset = c == '[';
            }
            c = byteAt(++n);
        }
        length = n + 1;
        return Found.DOCUMENT_TYPE;
    }

    private int inDocumentType(int from, byte[] terminator) throws IOException {
        return toEnd(from, terminator, this::declares, "a document type") + terminator.length - 1;
    }
}
