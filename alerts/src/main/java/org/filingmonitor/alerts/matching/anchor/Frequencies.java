package org.filingmonitor.alerts.matching.anchor;

import java.util.List;

/**
 * Estimates which share of all filings has a feature: from the filings counted since somebody asked for it, and before there
 * are many, from its kind and from how many watchlists ask for it. An estimate may be wrong; it costs time, and no match.
 */
final class Frequencies {

    /** How many filings, counted, weigh as much as what was supposed before. */
    private static final int WEIGHT = 20;

    private static final double PAIR = 0.1;
    private static final double START = 4;

    private int counted;

    /** Notes that the features of one filing more were counted. */
    void count() {
        counted++;
    }

    int counted() {
        return counted;
    }

    Anchor anchor(Feature feature) {
        return new Anchor(share(feature), List.of(feature));
    }

    /** Returns the share of an anchor's filings, as it is estimated now. */
    double share(List<Feature> anchor) {
        return anchor.stream().mapToDouble(this::share).sum();
    }

    private double share(Feature feature) {
        double supposed = feature.prior() * Math.sqrt(feature.users());
        return (feature.seen() + WEIGHT * Math.min(supposed, 1)) / (counted - feature.born() + WEIGHT);
    }

    double priorOfWord(String field, String term) {
        return switch (field) {
            case "office", "kind", "status" -> 0.3;
            case "ipc", "cpc" -> priorOfSymbol(term);
            case "abstract" -> 0.02;
            case "title" -> 0.004;
            case "id" -> 1e-6;
            default -> 0.001;
        };
    }

    double priorOfStart(String field, String text) {
        return START * priorOfWord(field, text);
    }

    double priorOfPair(Word first, Word second) {
        return PAIR * Math.min(first.prior(), second.prior());
    }

    /** A section, a class, a subclass, a group; subgroups are the rarest. */
    private static double priorOfSymbol(String symbol) {
        return switch (symbol.length()) {
            case 1 -> 0.3;
            case 2, 3 -> 0.1;
            case 4 -> 0.03;
            default -> symbol.endsWith("/00") ? 0.004 : 0.001;
        };
    }
}
