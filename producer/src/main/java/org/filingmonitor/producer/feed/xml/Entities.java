package org.filingmonitor.producer.feed.xml;

import org.jsoup.parser.Parser;

/**
 * The character entities that the offices' document types declare by reference to the ISO 8879 entity sets. They resolve
 * from a table, the one of HTML 5, which contains those sets; no document type is ever fetched.
 */
final class Entities {

    private Entities() {}

    /**
     * Returns what an entity stands for.
     *
     * @throws MalformedXmlException if the table does not have it
     */
    static String text(String name) {
        String reference = "&" + name + ";";
        String text = Parser.unescapeEntities(reference, true);
        if (text.equals(reference)) {
            throw new MalformedXmlException("entity " + reference + " is in no table of characters");
        }
        return text;
    }
}
