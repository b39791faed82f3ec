package org.filingmonitor.producer.feed.xml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** A place in the bytes of a file, and what stands there and behind it. */
abstract class Lookahead {

    static final int NONE = -1;
    static final int LONGEST_NAME = 256;

    static final byte[] DOCTYPE = "<!DOCTYPE".getBytes(StandardCharsets.US_ASCII);
    static final byte[] INSTRUCTION_END = "?>".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] XML = "<?xml".getBytes(StandardCharsets.US_ASCII);

    /** Bytes that end a name. */
    static final boolean[] ENDS_NAME = new boolean[256];
    /** Bytes with which no name begins. */
    static final boolean[] BEGINS_NO_NAME = new boolean[256];

    static {
        for (int i = 0; i < 128; i++) {
            ENDS_NAME[i] = i <= ' ' || "<>/=\"'&".indexOf(i) >= 0;
            BEGINS_NO_NAME[i] = !Character.isLetter(i) && i != '_' && i != ':';
        }
    }

    final DocumentWindow window;
    private final Set<String> roots;
    byte[] bytes;
    /** Where the markup that was found last begins. */
    int token;

    /**
     * Looks at a window.
     *
     * @param roots local names of root elements: a declaration before one of them begins a document, even where a
     *     comment or CDATA section of the document before has no end
     */
    Lookahead(DocumentWindow window, Set<String> roots) {
        this.window = window;
        this.roots = roots;
        this.bytes = window.bytes();
    }

    /** Tells whether an XML declaration begins some bytes after the token's beginning. */
    final boolean declares(int n) throws IOException {
        return stands(n, XML)
                && has(n + XML.length)
                && bytes[token + n + XML.length] <= ' '
                && bytes[token + n + XML.length] > 0;
    }

    /**
     * Returns how many bytes after the token's beginning the markup begins that follows a declaration; negative if there
     * is no declaration, or no start of a tag or document type behind it.
     */
    final int afterDeclaration(int from) throws IOException {
        if (!declares(from)) {
            return NONE;
        }
        int n = from + XML.length;
        while (n < from + LONGEST_NAME && !stands(n, INSTRUCTION_END)) {
            n++;
            if (has(n) && bytes[token + n] == '<') {
                return NONE;
            }
        }
        n = afterBlanks(n + INSTRUCTION_END.length);
        boolean markup = has(n + 1) && bytes[token + n] == '<';
        return markup && (bytes[token + n + 1] == '!' || !BEGINS_NO_NAME[bytes[token + n + 1] & 0xFF]) ? n : NONE;
    }

    /** Tells whether a declaration, a document type perhaps, and one of the roots begin here. */
    final boolean beginsDocument(int from) throws IOException {
        int n = afterDeclaration(from);
        if (n < 0) {
            return false;
        }
        int name = stands(n, DOCTYPE) ? afterBlanks(n + DOCTYPE.length) : n + 1;
        int end = name;
        while (end < name + LONGEST_NAME && has(end) && !ENDS_NAME[bytes[token + end] & 0xFF]) {
            end++;
        }
        String root = new String(bytes, token + name, end - name, StandardCharsets.UTF_8);
        return roots.contains(CutElement.local(root));
    }

    private int afterBlanks(int from) throws IOException {
        int n = from;
        while (has(n) && bytes[token + n] <= ' ' && bytes[token + n] > 0) {
            n++;
        }
        return n;
    }

    final boolean stands(int n, byte[] expected) throws IOException {
        for (int i = 0; i < expected.length; i++) {
            if (!has(n + i) || bytes[token + n + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }

    final int byteAt(int n) throws IOException {
        if (!has(n)) {
            throw new MalformedXmlException("ends within markup");
        }
        return bytes[token + n];
    }

    final boolean has(int n) throws IOException {
        while (token + n >= window.end()) {
            if (!more()) {
                return false;
            }
        }
        return true;
    }

    private boolean more() throws IOException {
        int shift = window.more(token);
        bytes = window.bytes();
        token -= Math.max(0, shift);
        return shift >= 0;
    }

    final boolean toMarkup() throws IOException {
        do {
            token = Bytes.indexOf(bytes, token, window.end(), '<');
        } while (token == window.end() && more());
        return token < window.end();
    }
}
