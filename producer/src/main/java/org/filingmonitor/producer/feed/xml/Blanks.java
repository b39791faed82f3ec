package org.filingmonitor.producer.feed.xml;

/** White space in texts: the usual, and the fixed-width and no-break spaces that the offices' files hold. */
final class Blanks {

    private static final char NO_BREAK_SPACE = '\u00A0';
    /** Below it there are no other spaces. */
    private static final char OTHERS = '\u1680';

    private Blanks() {}

    /** Returns a text in which every run of white space is one blank, without any around. */
    static String collapsed(String text) {
        StringBuilder collapsed = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (!isBlank(each)) {
                collapsed.append(each);
            } else if (i + 1 < text.length() && !isBlank(text.charAt(i + 1)) && !collapsed.isEmpty()) {
                collapsed.append(' ');
            }
        }
        return collapsed.toString();
    }

    private static boolean isBlank(char each) {
        return each <= ' ' || each == NO_BREAK_SPACE || (each >= OTHERS && Character.isSpaceChar(each));
    }
}
