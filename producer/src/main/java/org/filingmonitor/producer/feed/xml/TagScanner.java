package org.filingmonitor.producer.feed.xml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Finds the tags in the bytes of a file, and passes over everything else, at a speed that a parser does not reach.
 *
 * <p>It checks that tags, comments, CDATA sections, processing instructions and document types are complete, that names
 * begin as names do, that attribute values are quoted to their ends, and that no {@code <} stands in a tag. It does not
 * check attributes any further, nor characters, references, the inside of comments and the content of a document type.
 * Whatever a parser accepts, in an encoding that extends ASCII, it accepts, but for elements nested a thousand deep,
 * markup longer than what is read at once, and a declaration within an instruction or document type: there the document
 * was cut off, and another begins.
 */
final class TagScanner extends MarkupScanner {

    TagScanner(DocumentWindow window, Set<String> roots) {
        super(window, roots);
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
                && local >= from
                && has(n)
                && stands(local, element)
                && (local == from || bytes[token + local - 1] == ':');
    }
}
