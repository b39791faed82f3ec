package org.filingmonitor.producer.feed.xml;

/**
 * A document that was cut out of a file.
 *
 * @param place place in the file of its first byte, from 0
 * @param head the document up to its body, with all elements closed; empty if the document is damaged, or the file holds none
 * @param encoding the encoding that is declared for it
 * @param root local name of its root element; empty if the document is damaged
 * @param fault what is wrong with it; empty if nothing is
 */
@SuppressWarnings("ArrayRecordComponent") // handed through, never compared
record Cut(long place, byte[] head, String encoding, String root, String fault) {

    private static final byte[] NOTHING = {};

    /** Returns a document that is damaged. */
    static Cut damaged(long place, String fault) {
        return new Cut(place, NOTHING, "", "", fault);
    }

    /** Returns what stands for the documents of a file that holds none in its root element. */
    static Cut nothing(String root) {
        return new Cut(0, NOTHING, "", root, "");
    }
}
