package org.filingmonitor.alerts.bench;

/** Invents queries of the kinds that people watch with: owners, symbols, words, phrases, and all these joined. */
final class GeneratedQueries {

    private final GeneratedText text;

    GeneratedQueries(long seed) {
        text = new GeneratedText(seed);
    }

    String next() {
        int kind = text.below(100);
        return kind < 15
                ? owner()
                : kind < 35
                        ? owner() + " AND " + symbol()
                        : kind < 40
                                ? "(" + owner() + " OR " + owner() + " OR " + owner() + ") AND " + word()
                                : kind < 47 ? subgroup() : subject(kind);
    }

    private String subject(int kind) {
        return switch (kind % 12) {
            case 0, 1 -> "(" + word() + " OR " + word() + ") AND " + symbol();
            case 2 -> "(" + word() + " OR " + word() + ") AND (" + word() + " OR " + word() + ") NOT " + word();
            case 3, 4 -> phrase();
            case 5 -> phrase() + " AND " + symbol() + " AND NOT " + owner();
            case 6 -> word() + " AND " + word() + " AND office:US AND published:[2025-01 TO *]";
            case 7 -> "title:" + start() + "* AND " + symbol();
            case 8 -> "+" + word() + " +" + symbol() + " " + word() + "^2 " + phrase() + "^4";
            case 9 -> "title:(" + word() + " " + word() + ") AND (" + symbol() + " OR " + symbol() + ")";
            case 10 -> phrase() + "~3 AND " + symbol();
            default -> text.oneIn(4) ? word() + " AND " + text.subject() + "~1" : "abstract:" + word();
        };
    }

    private String owner() {
        return "owner:\"" + text.owner() + '"';
    }

    private String word() {
        return text.subject();
    }

    private String phrase() {
        return '"' + text.subject() + " " + text.subject() + '"';
    }

    private String start() {
        String word = text.subject();
        return word.substring(0, Math.min(word.length(), 4));
    }

    private String subgroup() {
        return "ipc:\"" + text.symbol() + '"';
    }

    private String symbol() {
        String symbol = text.symbol();
        return switch (text.below(4)) {
            case 0 -> "ipc:\"" + symbol + '"';
            case 1 -> "ipc:" + symbol.substring(0, 3);
            default -> (text.oneIn(3) ? "cpc:" : "ipc:") + symbol.substring(0, 4);
        };
    }
}
