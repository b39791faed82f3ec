package org.filingmonitor.producer.feed.xml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Finds the tags in the bytes of a file, and passes over everything else, at a speed that a parser does not reach.
 *
 * <p>It checks that tags, comments, CDATA sections, processing instructions and document types are complete, that names
 * begin as names do, that attribute values are quoted to their ends, and that no {@code <} stands in a tag. It does not
 * check attributes any further, nor characters, references and the content of a document type. Whatever a parser
 * accepts, in any encoding that extends ASCII, it accepts.
 */
final class TagScanner {

    /** What {@link #next} found. */
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

    private static final int NONE = -1;
    private static final int LONGEST_NAME = 256;
    /** Blanks after a declaration through which it is looked for what follows. */
    private static final int MOST_BLANKS = 64 * 1024;

    private static final byte[] COMMENT = "<!--".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COMMENT_END = "-->".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CDATA = "<![CDATA[".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CDATA_END = "]]>".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DOCTYPE = "<!DOCTYPE".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] INSTRUCTION_END = "?>".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] QUOTE = {'"'};
    private static final byte[] APOSTROPHE = {'\''};
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

    private final DocumentWindow window;
    private final Set<String> roots;
    private byte[] bytes;
    /** Where the markup that was found last begins. */
    private int token;
    /** Its length; while it is not known to be complete, 1. */
    private int length;

    private int nameLength;

    /** Before which place in the file no such end of markup is to be found: that was searched already. */
    private final IdentityHashMap<byte[], Long> searched = new IdentityHashMap<>();

    /**
     * Creates a scanner.
     *
     * @param roots local names of root elements: a declaration before one of them begins a document, even where a
     *     comment or CDATA section of the document before has no end
     */
    TagScanner(DocumentWindow window, Set<String> roots) {
        this.window = window;
        this.roots = roots;
        this.bytes = window.bytes();
    }

    /** Returns the place in the file where the markup that was found last begins; at the end, the file's length. */
    long place() {
        return window.place(token);
    }

    /** Returns the index in the window where the markup that was found last begins. */
    int index() {
        return token;
    }

    /** Returns the index of the first byte of the name of the tag that was found last. */
    int nameFrom() {
        return bytes[token + 1] == '/' ? token + 2 : token + 1;
    }

    /** Returns the index after the last byte of the name of the tag that was found last. */
    int nameTo() {
        return nameFrom() + nameLength;
    }

    /** Returns the markup that was found last. */
    String markup() {
        return new String(bytes, token, length, StandardCharsets.ISO_8859_1);
    }

    /** Tells whether the tag that was found last has a local name. */
    boolean isLocal(String name) {
        int local = nameTo() - name.length();
        for (int i = 0; i < name.length(); i++) {
            if (local + i < nameFrom() || bytes[local + i] != name.charAt(i)) {
                return false;
            }
        }
        return local == nameFrom() || bytes[local - 1] == ':';
    }

    /** Returns the name of the tag that was found last. */
    String name() {
        return new String(bytes, nameFrom(), nameLength, StandardCharsets.UTF_8);
    }

    /** Returns the index in the window after the markup that was found last. */
    int indexAfter() {
        return token + length;
    }

    /** Returns the place in the file after the markup that was found last. */
    long placeAfter() {
        return window.place(token + length);
    }

    /** Tells whether nothing follows. */
    boolean isAtEnd() throws IOException {
        return !has(0);
    }

    /** Finds the same markup again next time. */
    void back() {
        length = 0;
    }

    /**
     * Finds the next tag, declaration or document type.
     *
     * @throws MalformedXmlException if the file is not well-formed here; the next call goes on behind that place
     */
    Found next() throws IOException {
        Found found = Found.OTHER;
        while (found == Found.OTHER) {
            token += length;
            length = 0;
            found = toMarkup() ? markupHere() : Found.END_OF_FILE;
        }
        return found;
    }

    /**
     * Passes over what follows, as far as its tags match.
     *
     * @param open the elements that are open
     * @param depth how many of them stay open
     * @param stop local name of an element that is not passed over; empty for none
     */
    void passMatching(ElementStack open, int depth, byte[] stop) {
        token = MatchingTags.pass(bytes, token + length, window.end(), open, depth, stop);
        length = 0;
    }

    /** Passes over white space and byte order marks. Returns false at the end of the file. */
    boolean skipBlanks() throws IOException {
        token += length;
        length = 0;
        while (has(0)) {
            int c = bytes[token] & 0xFF;
            if (c > ' ' && c != 0xEF && c != 0xBB && c != 0xBF) {
                return true;
            }
            token++;
        }
        return false;
    }

    /** Tells whether markup begins where {@link #skipBlanks} stopped. */
    boolean isAtMarkup() {
        return bytes[token] == '<';
    }

    /**
     * Passes over what is damaged, to the next document, or to the next tag of an element.
     *
     * @param element local name of an element; empty for none
     */
    void passDamage(String element) throws IOException {
        byte[] name = element.getBytes(StandardCharsets.US_ASCII);
        token += length;
        length = 0;
        while (toMarkup() && afterDeclaration(0) < 0 && !isTagOf(name)) {
            token++;
        }
        if (has(1) && bytes[token + 1] == '/') {
            length = 1;
        }
    }

    private boolean isTagOf(byte[] element) throws IOException {
        int from = has(1) && bytes[token + 1] == '/' ? 2 : 1;
        int n = from;
        while (element.length > 0 && n < LONGEST_NAME && has(n) && !ENDS_NAME[bytes[token + n] & 0xFF]) {
            n++;
        }
        int local = n - element.length;
        return element.length > 0
                && has(n)
                && stands(local, element)
                && (local == from || (local > from && bytes[token + local - 1] == ':'));
    }

    private Found markupHere() throws IOException {
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

    /** Tells whether something begins some bytes after the token's beginning. */
    private interface Beginning {
        boolean at(int n) throws IOException;
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

    /** Tells whether an XML declaration begins some bytes after the token's beginning. */
    private boolean declares(int n) throws IOException {
        return stands(n, XML)
                && has(n + XML.length)
                && bytes[token + n + XML.length] <= ' '
                && bytes[token + n + XML.length] > 0;
    }

    /**
     * Returns how many bytes after the token's beginning the markup begins that follows a declaration; negative if there
     * is no declaration, or no start of a tag or document type behind it. Behind very many blanks one is taken for granted.
     */
    private int afterDeclaration(int from) throws IOException {
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
        int blanks = n + INSTRUCTION_END.length;
        n = afterBlanks(blanks);
        if (n == blanks + MOST_BLANKS) {
            return n;
        }
        boolean markup = has(n + 1) && bytes[token + n] == '<';
        return markup && (bytes[token + n + 1] == '!' || !BEGINS_NO_NAME[bytes[token + n + 1] & 0xFF]) ? n : NONE;
    }

    /** Tells whether a declaration, a document type perhaps, and one of the roots begin here. */
    private boolean beginsDocument(int from) throws IOException {
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
        while (n < from + MOST_BLANKS && has(n) && bytes[token + n] <= ' ' && bytes[token + n] > 0) {
            n++;
        }
        return n;
    }

    private boolean stands(int n, byte[] expected) throws IOException {
        for (int i = 0; i < expected.length; i++) {
            if (!has(n + i) || bytes[token + n + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private int byteAt(int n) throws IOException {
        if (!has(n)) {
            throw new MalformedXmlException("ends within markup");
        }
        return bytes[token + n];
    }

    private boolean has(int n) throws IOException {
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

    private boolean toMarkup() throws IOException {
        do {
            token = Bytes.indexOf(bytes, token, window.end(), '<');
        } while (token == window.end() && more());
        return token < window.end();
    }
}
