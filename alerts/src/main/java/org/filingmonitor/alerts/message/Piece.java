package org.filingmonitor.alerts.message;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of a text.
 *
 * @param matched whether it is what a clause matched
 */
public record Piece(String text, boolean matched) {

    private static final String OPEN = "<em>";
    private static final String CLOSE = "</em>";

    /** Reads the highlight of an alert's reason: escaped HTML, what matched inside em. */
    static List<Piece> of(String highlight) {
        List<Piece> pieces = new ArrayList<>();
        boolean matched = false;
        for (int at = 0; at < highlight.length(); ) {
            String tag = matched ? CLOSE : OPEN;
            int next = highlight.indexOf(tag, at);
            String text = Plain.within(unescaped(highlight.substring(at, next < 0 ? highlight.length() : next)));
            if (!text.isEmpty()) {
                pieces.add(new Piece(text, matched));
            }
            at = next < 0 ? highlight.length() : next + tag.length();
            matched = !matched;
        }
        return pieces;
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
