package org.filingmonitor.producer.feed.xml;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** An element that is being cut out of a file, with what it holds. */
final class CutElement {

    private final DocumentWindow window;
    private final TagScanner scanner;
    private final Set<String> bodies;
    private final ElementStack open = new ElementStack();
    private String root = "";
    private int rootNameEnd;
    private boolean inBody;

    CutElement(DocumentWindow window, TagScanner scanner, Set<String> bodies) {
        this.window = window;
        this.scanner = scanner;
        this.bodies = bodies;
    }

    /** Begins a document where the scanner is. */
    void begin() {
        window.begin(scanner.index());
        open.clear();
        root = "";
        inBody = false;
    }

    /** Returns whether the root element has begun. */
    boolean hasBegun() {
        return !root.isEmpty();
    }

    /** Takes the start tag that the scanner found. */
    void open() {
        note();
        open.open(window.bytes(), scanner.nameFrom(), scanner.nameTo());
    }

    /** Takes the empty element that the scanner found. Returns whether it is the document. */
    boolean empty() {
        note();
        return open.depth() == 0;
    }

    /** Takes the end tag that the scanner found. Returns whether the document ends with it. */
    boolean close() {
        if (!open.close(window.bytes(), scanner.nameFrom(), scanner.nameTo())) {
            throw new MalformedXmlException("</" + scanner.name() + "> closes "
                    + (open.depth() == 0 ? "nothing" : "<" + open.innermost() + ">"));
        }
        return open.depth() == 0;
    }

    /** Says that the document ends where it must not. */
    MalformedXmlException endsEarly() {
        return new MalformedXmlException(
                open.depth() == 0 ? "ends before its root element" : "ends before </" + open.innermost() + ">");
    }

    private void note() {
        if (open.depth() == 0) {
            root = scanner.name();
            rootNameEnd = (int) (window.place(scanner.nameTo()) - window.documentStart());
        } else if (open.depth() == 1 && !inBody && isBody()) {
            inBody = true;
            window.release(scanner.index());
        }
    }

    private boolean isBody() {
        return bodies.contains(local(scanner.name()));
    }

    /** Returns the document that ends with the markup that the scanner found. */
    Cut cut(String encoding) {
        window.release(scanner.indexAfter());
        byte[] held = window.held();
        ByteArrayOutputStream head = new ByteArrayOutputStream(held.length + 256);
        head.write(held, 0, rootNameEnd);
        head.writeBytes(Prefixes.declarations(held, rootNameEnd));
        head.write(held, rootNameEnd, held.length - rootNameEnd);
        if (inBody) {
            head.writeBytes(("</" + root + ">").getBytes(StandardCharsets.UTF_8));
        }
        return new Cut(window.documentStart(), head.toByteArray(), encoding, local(root), "");
    }

    /** Returns a name without its prefix. */
    static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }
}
