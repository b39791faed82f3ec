package org.filingmonitor.alerts.message;

/**
 * What a source wrote, as one line of plain text: no line breaks or other controls, no characters that XML does not have,
 * none that turn the direction of the text around them.
 */
public final class Plain {

    private static final String CUT = "\u2026";

    /** Line and paragraph separators, controls, and the overrides of direction whose end may be missing. */
    private static final String BREAKS = "[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029\\s]+";

    private static final String UNSEEN = "[\\u202a-\\u202e\\u2066-\\u2069\\ufffe\\uffff\\p{Cs}]";

    private Plain() {}

    /** Returns a text, which may be null, as a line. */
    public static String line(String text) {
        return text == null ? "" : within(text).strip();
    }

    /** Returns a part of a line, the blanks around it included. */
    static String within(String text) {
        return text.replaceAll(UNSEEN, "").replaceAll(BREAKS, " ");
    }

    /** Returns a text as a line of up to so many UTF-16 units; where more was cut off, it ends in an ellipsis. */
    public static String line(String text, int longest) {
        String line = line(text);
        if (line.length() <= longest) {
            return line;
        }
        int end = longest - CUT.length();
        int whole = Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end;
        return line.substring(0, whole).stripTrailing() + CUT;
    }
}
