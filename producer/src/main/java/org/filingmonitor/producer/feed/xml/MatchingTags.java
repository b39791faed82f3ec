package org.filingmonitor.producer.feed.xml;

import java.util.Arrays;

/**
 * Passes over tags that match each other: what nearly all of a document is. Whatever else comes up, {@link TagScanner}
 * looks at; this is only faster.
 */
final class MatchingTags {

    private static final int NONE = -1;

    private MatchingTags() {}

    /**
     * Passes over text and over tags that match, while they are complete.
     *
     * @param depth open elements that stay: their end tags are left
     * @param stop local name of an element that is not passed over; empty for none
     * @return index of what is not passed over
     */
    static int pass(byte[] bytes, int from, int to, ElementStack open, int depth, byte[] stop) {
        int at = from;
        while (open.depth() > depth) {
            int tag = Bytes.indexOf(bytes, at, to, '<');
            if (tag + 1 >= to) {
                return tag;
            }
            at = bytes[tag + 1] == '/' ? open.close(bytes, tag + 2, to) : startTag(bytes, tag, to, open, stop);
            if (at < 0) {
                return tag;
            }
        }
        return at;
    }

    private static int startTag(byte[] bytes, int tag, int to, ElementStack open, byte[] stop) {
        if (Lookahead.BEGINS_NO_NAME[bytes[tag + 1] & 0xFF]) {
            return NONE;
        }
        int at = tag + 2;
        while (at < to && !Lookahead.ENDS_NAME[bytes[at] & 0xFF]) {
            at++;
        }
        int nameEnd = at;
        while (at < to && bytes[at] != '>') {
            byte each = bytes[at];
            if (each == '"' || each == '\'') {
                at = Bytes.indexOfEither(bytes, at + 1, to, each, '<');
            }
            if (at == to || bytes[at] == '<') {
                return NONE;
            }
            at++;
        }
        if (at == to || (stop.length > 0 && isLocal(bytes, tag + 1, nameEnd, stop))) {
            return NONE;
        }
        boolean empty = bytes[at - 1] == '/';
        return empty || open.open(bytes, tag + 1, nameEnd) ? at + 1 : NONE;
    }

    private static boolean isLocal(byte[] bytes, int from, int to, byte[] name) {
        int local = to - name.length;
        return local >= from && Arrays.equals(bytes, local, to, name, 0, name.length);
    }
}
