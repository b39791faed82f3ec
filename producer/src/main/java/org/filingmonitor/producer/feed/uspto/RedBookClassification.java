package org.filingmonitor.producer.feed.uspto;

import org.filingmonitor.producer.feed.xml.XmlCursor;

/** The classifications of a document in the versions v4.0 to v4.7. */
final class RedBookClassification {

    private final XmlCursor cursor;
    private final UsptoFiling filing;

    RedBookClassification(XmlCursor cursor, UsptoFiling filing) {
        this.cursor = cursor;
        this.filing = filing;
    }

    /** Reads the element that was just entered. */
    void read(String name) {
        switch (name) {
            case "classification-ipc" -> cursor.children(this::edition7);
            case "classifications-ipcr" ->
                cursor.children(symbol -> filing.draft().ipc(inParts(), null));
            default -> cursor.children(rank -> cursor.children(this::cpc));
        }
    }

    /** The seventh edition, 2005: a symbol is one text, in columns. */
    private void edition7(String name) {
        if (name.equals("main-classification") || name.equals("further-classification")) {
            filing.draft().ipc(cursor.verbatim(), null);
        }
    }

    private void cpc(String name) {
        if (name.equals("classification-cpc")) {
            filing.draft().cpc(inParts());
        } else if (name.equals("combination-set")) {
            cursor.children(rank -> cursor.children(this::combined));
        }
    }

    private void combined(String name) {
        if (name.equals("classification-cpc")) {
            filing.draft().cpc(inParts());
        }
    }

    /** Joins a symbol that is broken up: A, 61, K, 31, 55. */
    private String inParts() {
        String[] parts = {"", "", "", "", ""};
        cursor.children(name -> {
            switch (name) {
                case "section" -> parts[0] = cursor.text();
                case "class" -> parts[1] = cursor.text();
                case "subclass" -> parts[2] = cursor.text();
                case "main-group" -> parts[3] = cursor.text();
                case "subgroup" -> parts[4] = cursor.text();
                default -> {}
            }
        });
        return parts[0] + parts[1] + parts[2] + " " + parts[3] + "/" + parts[4];
    }
}
