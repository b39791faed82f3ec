package org.filingmonitor.producer.feed.uspto;

import org.filingmonitor.producer.feed.xml.XmlCursor;

/**
 * How a file names a document: an application or a publication. What it does not state is empty.
 *
 * @param date a date such as 20250717
 */
record DocumentId(String office, String number, String kind, String date) {

    /** Reads the element that was just entered, in the words of any version. */
    static DocumentId read(XmlCursor cursor) {
        String[] parts = {"", "", "", ""};
        cursor.children(name -> {
            switch (name) {
                case "country", "country-code", "CTRY" -> parts[0] = cursor.text();
                case "doc-number", "DNUM" -> parts[1] = cursor.text();
                case "kind", "kind-code", "KIND" -> parts[2] = cursor.text();
                case "date", "document-date", "DATE" -> parts[3] = cursor.text();
                default -> {}
            }
        });
        return new DocumentId(parts[0], parts[1], parts[2], parts[3]);
    }
}
