package org.filingmonitor.producer.feed.xml;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLStreamReader2;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.ParsedDocument.Observed;

/**
 * A place in an XML document, moving forward. Elements and attributes go by their local names, since the offices' files
 * disagree about namespaces. What a visitor does not read of an element is skipped. What is wrong with the document
 * throws {@link MalformedXmlException}.
 *
 * <pre>{@code
 * cursor.children(name -> {
 *     switch (name) {
 *         case "invention-title" -> draft.title(cursor.text());
 *         case "publication-reference" -> publication(cursor);
 *         case "description" -> cursor.stop();
 *         default -> {}
 *     }
 * });
 * }</pre>
 */
public final class XmlCursor {

    /** Markup inside a line of text; any other element inside a text stands apart from what is around it. */
    private static final Set<String> INLINE =
            Set.of("b", "i", "u", "o", "sub", "sup", "sub2", "sup2", "smallcaps", "figref", "crossref");

    /** Characters of one text, at most; no title, name or abstract is as long. */
    private static final int LONGEST_TEXT = 1024 * 1024;

    private static final InputFactoryImpl PARSERS = new InputFactoryImpl();

    static {
        // Entities come as events: the table of Entities resolves them, and nothing that a document declares does.
        PARSERS.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    }

    private final XMLStreamReader2 reader;
    private final List<String> warnings = new ArrayList<>();
    private int depth;
    private boolean stopped;

    private XmlCursor(XMLStreamReader2 reader) {
        this.reader = reader;
    }

    /** Returns a cursor at the root element of a document in the encoding that it declares. */
    static XmlCursor atRoot(InputStream document) {
        return atRoot(() -> PARSERS.createXMLStreamReader(document));
    }

    /** Returns a cursor at the root element of a document that is decoded already. */
    static XmlCursor atRoot(Reader document) {
        return atRoot(() -> PARSERS.createXMLStreamReader(document));
    }

    private static XmlCursor atRoot(Opening opening) {
        try {
            XmlCursor cursor = new XmlCursor((XMLStreamReader2) opening.open());
            cursor.toTag();
            return cursor;
        } catch (XMLStreamException malformed) {
            throw new MalformedXmlException(malformed);
        }
    }

    private interface Opening {
        XMLStreamReader open() throws XMLStreamException;
    }

    /** Returns the local name of the element that was entered last. */
    public String name() {
        return reader.getLocalName();
    }

    /** Returns an attribute of the element that was just entered; empty if it has none of this local name. */
    public String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i).strip();
            }
        }
        return "";
    }

    /** Visits the children of the element that was just entered, by name, and leaves the element. */
    public void children(Consumer<String> visitor) {
        int parent = depth;
        while (!stopped && toTag() == XMLStreamConstants.START_ELEMENT) {
            visitor.accept(reader.getLocalName());
            while (!stopped && depth > parent) {
                toTag();
            }
        }
    }

    /** Ends the visits, here and of all elements around: nothing more is wanted of the document. */
    public void stop() {
        stopped = true;
    }

    /**
     * Reads all text of the element that was just entered, that of its descendants included, and leaves the element.
     *
     * @return the text, every run of white space being one blank, without any around
     */
    public String text() {
        return Blanks.collapsed(verbatim());
    }

    /** Reads the text of the element as {@link #text} does, but with its white space, which may be columns. */
    public String verbatim() {
        String name = name();
        int parent = depth - 1;
        StringBuilder text = new StringBuilder();
        while (depth > parent && text.length() <= LONGEST_TEXT) {
            switch (next()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(characters());
                case XMLStreamConstants.ENTITY_REFERENCE -> text.append(Entities.text(reader.getLocalName()));
                case XMLStreamConstants.START_ELEMENT, XMLStreamConstants.END_ELEMENT ->
                    text.append(depth == parent || INLINE.contains(reader.getLocalName()) ? "" : " ");
                default -> {}
            }
        }
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(name + " is longer than " + LONGEST_TEXT + " characters");
        }
        return repaired(name, text.toString());
    }

    private String repaired(String name, String text) {
        Mojibake examined = Mojibake.in(text);
        return switch (examined.finding()) {
            case CORRECT -> text;
            case SUSPECT -> {
                warnings.add(name + ": seems to be wrongly encoded, and is kept as it is");
                yield text;
            }
            case CERTAIN -> {
                warnings.add(name + ": was UTF-8 read as windows-1252, and is repaired");
                yield examined.repaired();
            }
        };
    }

    /** Gives back what the parser learnt, so that the next document is read faster. */
    void close() {
        try {
            reader.closeCompletely();
        } catch (XMLStreamException impossible) {
            throw new MalformedXmlException(impossible);
        }
    }

    /** Returns documents with what is to be said about the texts that were read for them. */
    List<ParsedDocument> withWarnings(List<ParsedDocument> documents) {
        return warnings.isEmpty()
                ? documents
                : documents.stream().map(this::withWarnings).toList();
    }

    private ParsedDocument withWarnings(ParsedDocument document) {
        if (!(document instanceof Observed observed)) {
            return document;
        }
        List<String> all = new ArrayList<>(observed.warnings());
        all.addAll(warnings);
        return new Observed(observed.position(), observed.observation(), all);
    }

    private String characters() {
        try {
            return reader.getText();
        } catch (UncheckedStreamException malformed) {
            throw new MalformedXmlException((XMLStreamException) malformed.getCause());
        }
    }

    private int toTag() {
        int event = next();
        while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
            event = next();
        }
        return event;
    }

    private int next() {
        try {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                throw new MalformedXmlException("ends too early");
            }
            return event;
        } catch (XMLStreamException malformed) {
            throw new MalformedXmlException(malformed);
        }
    }
}
