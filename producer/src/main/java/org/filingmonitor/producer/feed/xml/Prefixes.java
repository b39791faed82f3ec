package org.filingmonitor.producer.feed.xml;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Declares the namespace prefixes of a document that was cut out of what declares them, or whose document type does. A
 * parser refuses names with a prefix that nothing declares.
 */
final class Prefixes {

    private static final byte[] NOTHING = {};

    /** Prefixes that are declared, at most: a parser looks at all of them for each; names with any others it refuses. */
    private static final int MOST = 1_000;

    private static final Pattern DECLARATION = Pattern.compile("\\sxmlns:([^\\s=]++)");

    private Prefixes() {}

    /**
     * Returns the declarations that a root element lacks, as attributes of it.
     *
     * @param rootNameEnd index after the name of the root element
     */
    static byte[] declarations(byte[] document, int rootNameEnd) {
        Set<String> prefixes = new LinkedHashSet<>();
        int colon = Bytes.indexOf(document, 0, document.length, ':');
        while (colon < document.length && prefixes.size() < MOST) {
            add(prefixes, document, colon);
            colon = Bytes.indexOf(document, colon + 1, document.length, ':');
        }
        if (prefixes.isEmpty()) {
            return NOTHING;
        }
        prefixes.removeAll(declared(document, rootNameEnd));
        return prefixes.stream()
                .map(prefix -> " xmlns:" + prefix + "=\"urn:" + prefix + '"')
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Returns the prefixes that the root element declares itself. */
    private static Set<String> declared(byte[] document, int rootNameEnd) {
        int end = rootNameEnd;
        int quote = 0;
        while (end < document.length && (quote != 0 || document[end] != '>')) {
            boolean isQuote = document[end] == '"' || document[end] == '\'';
            quote = isQuote && quote == 0 ? document[end] : document[end] == quote ? 0 : quote;
            end++;
        }
        Set<String> declared = new HashSet<>();
        Matcher each =
                DECLARATION.matcher(new String(document, rootNameEnd, end - rootNameEnd, StandardCharsets.ISO_8859_1));
        while (each.find()) {
            declared.add(each.group(1));
        }
        return declared;
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
