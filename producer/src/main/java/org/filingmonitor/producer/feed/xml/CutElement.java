package org.filingmonitor.producer.feed.xml;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An element that is being cut out of a file, with what it holds. */
final class CutElement {

    private final DocumentWindow window;
    private final TagScanner scanner;
    private final Set<String> bodies;
    private final Set<String> unread;
    private final byte[] record;
    private final ElementStack open = new ElementStack();
    private String root = "";
    private int rootNameEnd;
    private boolean inBody;
    /** Where what is not read begins and ends, counted from the document's beginning. */
    private final List<Integer> left = new ArrayList<>();

    CutElement(DocumentWindow window, TagScanner scanner, XmlFormat format) {
        this.window = window;
        this.scanner = scanner;
        this.bodies = format.bodies();
        this.unread = format.unread();
        this.record = format.record().getBytes(StandardCharsets.UTF_8);
    }

    /** Begins a document where the scanner is. */
    void begin() {
        window.begin(scanner.index());
        open.clear();
        root = "";
        inBody = false;
        left.clear();
    }

    /** Returns whether the root element has begun. */
    boolean hasBegun() {
        return !root.isEmpty();
    }

    /** Takes the start tag that the scanner found. */
    void open() {
        note();
        if (open.depth() == 2 && !inBody && unread.contains(local(scanner.name()))) {
            left.add(inDocument(scanner.index()));
        }
        if (!open.open(window.bytes(), scanner.nameFrom(), scanner.nameTo())) {
            throw new MalformedXmlException("elements are nested too deep");
        }
        passMatching();
    }

    /** Takes the empty element that the scanner found. Returns whether it is the document. */
    boolean empty() {
        note();
        return open.depth() == 0;
    }

    /** Takes the end tag that the scanner found. Returns whether the document ends with it. */
    boolean close() {
        if (!open.closeNamed(window.bytes(), scanner.nameFrom(), scanner.nameTo())) {
            throw new MalformedXmlException("</" + scanner.name() + "> closes "
                    + (open.depth() == 0 ? "nothing" : "<" + open.innermost() + ">"));
        }
        passMatching();
        return open.depth() == 0;
    }

    /** Passes over all that matches, but for the children of the root before the body. */
    private void passMatching() {
        scanner.passMatching(open, inBody ? 1 : 2, record);
        if (open.depth() == 2 && left.size() % 2 == 1) {
            left.add(inDocument(scanner.indexAfter()));
        }
    }

    private int inDocument(int index) {
        return (int) (window.place(index) - window.documentStart());
    }

    /** Says that the document ends where it must not. */
    MalformedXmlException endsEarly() {
        return new MalformedXmlException(
                open.depth() == 0 ? "ends before its root element" : "ends before </" + open.innermost() + ">");
    }

    private void note() {
        if (open.depth() == 0) {
            root = scanner.name();
            rootNameEnd = inDocument(scanner.nameTo());
        } else if (open.depth() == 1 && !inBody && bodies.contains(local(scanner.name()))) {
            inBody = true;
            window.release(scanner.index());
        }
    }

    /** Returns the document that ends with the markup that the scanner found. */
    Cut cut(String encoding) {
        window.release(scanner.indexAfter());
        byte[] held = window.held();
        ByteArrayOutputStream head = new ByteArrayOutputStream(held.length + 256);
        head.write(held, 0, rootNameEnd);
        head.writeBytes(Prefixes.declarations(held, rootNameEnd));
        int from = rootNameEnd;
        for (int i = 0; i < left.size(); i += 2) {
            head.write(held, from, left.get(i) - from);
            from = left.get(i + 1);
            writeLineEnds(held, left.get(i), from, head);
        }
        head.write(held, from, held.length - from);
        if (inBody) {
            head.writeBytes(("</" + root + ">").getBytes(StandardCharsets.UTF_8));
        }
        return new Cut(window.documentStart(), head.toByteArray(), encoding, local(root), "");
    }

    /** Keeps the lines of what is left out, so that the others keep their numbers. */
    private static void writeLineEnds(byte[] bytes, int from, int to, ByteArrayOutputStream out) {
        for (int i = Bytes.indexOf(bytes, from, to, '\n'); i < to; i = Bytes.indexOf(bytes, i + 1, to, '\n')) {
            out.write('\n');
        }
    }

    /** Returns a name without its prefix. */
    static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }
}
