package org.filingmonitor.producer.feed.xml;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.filingmonitor.producer.feed.ParsedDocument;

/** Cuts a file into its documents, and checks that each is complete and that its tags match. */
abstract class Cutter {

    private static final Pattern ENCODING = Pattern.compile("\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");
    static final String DEFAULT_ENCODING = "UTF-8";

    final DocumentWindow window;
    final TagScanner scanner;
    final CutElement element;
    private long end;

    Cutter(InputStream file, int limit, XmlFormat format) {
        window = new DocumentWindow(file, limit);
        scanner = new TagScanner(window, format.roots());
        element = new CutElement(window, scanner, format);
    }

    /** Says what is wrong with the file as a whole, going by its first bytes. */
    final Optional<String> fileFault() throws IOException {
        boolean any = !scanner.isAtEnd();
        return any ? DocumentText.fileFault(window.bytes(), window.end()) : Optional.of("empty");
    }

    /** Returns the next document, or null after the last one. */
    final Cut next() throws IOException {
        window.forget();
        Cut cut = cut();
        end = scanner.placeAfter();
        return cut;
    }

    abstract Cut cut() throws IOException;

    /** Returns the first bytes of the document that was cut out last, as a dead letter keeps them. */
    final byte[] raw() {
        return window.beginning((int) Math.min(ParsedDocument.RAW_LIMIT, end - window.documentStart()));
    }

    /** Returns the first bytes of a file of which nothing was cut. */
    final byte[] head() {
        return Arrays.copyOf(window.bytes(), Math.min(window.end(), ParsedDocument.RAW_LIMIT));
    }

    /** Gives a damaged document up, and goes on behind it. */
    final Cut giveUp(IllegalArgumentException fault, String restart) throws IOException {
        String reason = fault instanceof MalformedXmlException malformed
                ? malformed.at(window.lineAndColumn(scanner.place())).getMessage()
                : fault.getMessage();
        window.releaseAll();
        scanner.passDamage(restart);
        return Cut.damaged(window.documentStart(), reason);
    }

    /** Returns the encoding that the declaration states that the scanner found. */
    final String declaredEncoding() {
        Matcher encoding = ENCODING.matcher(scanner.markup());
        return encoding.find() ? encoding.group(1) : DEFAULT_ENCODING;
    }

    static Cutter of(InputStream file, XmlFormat format) {
        return format.record().isEmpty() ? new DocumentCutter(file, format) : new RecordCutter(file, format);
    }
}
