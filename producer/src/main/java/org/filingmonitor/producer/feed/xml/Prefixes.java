package org.filingmonitor.producer.feed.xml;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Declares the namespace prefixes of a document that was cut out of what declares them, or whose document type does. A
 * parser refuses names with a prefix that nothing declares.
 */
final class Prefixes {

    private static final byte[] NOTHING = {};

    private Prefixes() {}

    /**
     * Returns the declarations that a root element lacks, as attributes of it.
     *
     * @param rootNameEnd index after the name of the root element
     */
    static byte[] declarations(byte[] document, int rootNameEnd) {
        int rootEnd = rootNameEnd;
        while (rootEnd < document.length && document[rootEnd] != '>') {
            rootEnd++;
        }
        Set<String> prefixes = new LinkedHashSet<>();
        int colon = Bytes.indexOf(document, 0, document.length, ':');
        while (colon < document.length) {
            add(prefixes, document, colon);
            colon = Bytes.indexOf(document, colon + 1, document.length, ':');
        }
        if (prefixes.isEmpty()) {
            return NOTHING;
        }
        String root = new String(document, rootNameEnd, rootEnd - rootNameEnd, StandardCharsets.ISO_8859_1);
        StringBuilder lacking = new StringBuilder();
        for (String prefix : prefixes) {
            if (!root.contains("xmlns:" + prefix)) {
                lacking.append(" xmlns:")
                        .append(prefix)
                        .append("=\"urn:")
                        .append(prefix)
                        .append('"');
            }
        }
        return lacking.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Adds what stands before a colon, if it may be the prefix of a name in a tag. */
    private static void add(Set<String> prefixes, byte[] document, int colon) {
        int from = colon;
        while (from > 0 && isInName(document[from - 1])) {
            from--;
        }
        boolean inTag = from > 0 && isBeforeName(document[from - 1]);
        boolean beforeName = colon + 1 < document.length && isInName(document[colon + 1]);
        if (inTag && beforeName && from < colon && !isNoStart(document[from])) {
            String prefix = new String(document, from, colon - from, StandardCharsets.ISO_8859_1);
            if (!prefix.startsWith("xml")) {
                prefixes.add(prefix);
            }
        }
    }

    private static boolean isBeforeName(byte each) {
        return each == '<' || each == '/' || each == ' ' || each == '\n' || each == '\r' || each == '\t';
    }

    private static boolean isInName(byte each) {
        return Character.isLetterOrDigit(each) || each == '_' || each == '-' || each == '.';
    }

    private static boolean isNoStart(byte each) {
        return Character.isDigit(each) || each == '-' || each == '.';
    }
}
