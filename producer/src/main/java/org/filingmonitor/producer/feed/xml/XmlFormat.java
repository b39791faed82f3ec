package org.filingmonitor.producer.feed.xml;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.Position;
import org.filingmonitor.producer.feed.Source;

/** A format of documents in XML: where its documents begin in a file, and how one is read. Stateless. */
public interface XmlFormat {

    /** Returns the name of the format, such as {@code uspto-xml}. */
    String format();

    /** Returns the local names of the root elements by which a file of this format is recognised. */
    Set<String> roots();

    /**
     * Returns the local name of the element that is one document in a file that holds many in one root, such as {@code
     * exchange-document}; empty for files that are documents one after another, each with its own XML declaration.
     */
    String record();

    /**
     * Returns the local names of the elements, children of a document's root, with which the text begins of which nothing
     * is read, such as {@code description}. It may be of any length, and is only checked for being well-formed.
     */
    Set<String> bodies();

    /**
     * Returns the local names of elements, grandchildren of a document's root before its body, of which nothing is read
     * either, such as {@code us-references-cited}. They are only checked for their tags, which saves time.
     */
    default Set<String> unread() {
        return Set.of();
    }

    /**
     * Says why a file cannot do without any {@link #record()}; empty if one that holds none is in order.
     *
     * @param root local name of the file's root element
     */
    default Optional<String> missingRecords(String root) {
        return Optional.empty();
    }

    /**
     * Reads one document. What it says wrongly throws IllegalArgumentException, which rejects the document.
     *
     * @param root a cursor at the document's root element
     * @return what was read; several, where a document states several filings
     */
    List<ParsedDocument> read(XmlCursor root, Source source, Position position);
}
