package org.filingmonitor.alerts.watch;

import org.yaml.snakeyaml.error.Mark;

/**
 * Where something stands in a file.
 *
 * @param line line, from 1
 * @param column column, from 1, in characters
 */
record Place(int line, int column) {

    static final Place START = new Place(1, 1);

    static Place of(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** Returns where the character at an index of a text stands. */
    static Place of(String text, int index) {
        String before = text.substring(0, text.offsetByCodePoints(0, index));
        int start = before.lastIndexOf('\n') + 1;
        return new Place(
                1 + (int) before.chars().filter(c -> c == '\n').count(),
                before.codePointCount(start, before.length()) + 1);
    }
}
