package org.filingmonitor.alerts.query;

import java.util.BitSet;

/** Words marked in a text, and the same as HTML: escaped, each stretch of marks inside em, cut to what is around the first. */
final class Highlight {

    /** How much of the text is shown before the first mark, and in all, in characters. */
    static final int LEAD = 80;

    static final int LENGTH = 300;

    private static final String CUT = "\u2026";

    private final String value;
    private final BitSet marks = new BitSet();

    Highlight(String value) {
        this.value = value;
    }

    void mark(int from, int to) {
        marks.set(from, to);
    }

    boolean isEmpty() {
        return marks.isEmpty();
    }

    /** Returns the first stretch of marked text. */
    String text() {
        int from = marks.nextSetBit(0);
        return value.substring(from, marks.nextClearBit(from));
    }

    String html() {
        int from = boundary(marks.nextSetBit(0) - LEAD);
        int to = boundary(Math.max(from + LENGTH, marks.nextClearBit(marks.nextSetBit(0))));
        StringBuilder html = new StringBuilder(from > 0 ? CUT : "");
        for (int at = from; at < to; ) {
            boolean marked = marks.get(at);
            int next = marked ? marks.nextClearBit(at) : marks.nextSetBit(at);
            int end = next < 0 ? to : Math.min(next, to);
            html.append(marked ? "<em>" : "")
                    .append(escaped(value.substring(at, end)))
                    .append(marked ? "</em>" : "");
            at = end;
        }
        return html.append(to < value.length() ? CUT : "").toString();
    }

    /** Keeps a cut inside the text, and out of the middle of a character. */
    private int boundary(int at) {
        int inside = Math.min(Math.max(at, 0), value.length());
        boolean split = inside > 0 && inside < value.length() && Character.isLowSurrogate(value.charAt(inside));
        return split ? inside - 1 : inside;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
