package org.filingmonitor.producer.feed.simulator;

import org.apache.commons.rng.UniformRandomProvider;

/** Patent offices by their WIPO ST.3 codes, with kind codes of WIPO ST.16 under which they publish. */
enum SimulatedOffice {
    CN("A", "B"),
    US("A1", "B2"),
    WO("A1", ""),
    JP("A", "B2"),
    KR("A", "B1"),
    EP("A1", "B1"),
    DE("A1", "B4");

    /** A publication that corrects the one before. */
    static final String CORRECTED_KIND = "A9";

    private static final SimulatedOffice[] ALL = values();

    private final String firstKind;
    private final String grantKind;

    SimulatedOffice(String firstKind, String grantKind) {
        this.firstKind = firstKind;
        this.grantKind = grantKind;
    }

    /** Draws an office; one that stands further up is drawn more often, the first thirteen times as often as the last. */
    static SimulatedOffice draw(UniformRandomProvider random) {
        int square = random.nextInt(ALL.length * ALL.length);
        return ALL[ALL.length - 1 - (int) Math.sqrt(square)];
    }

    String firstKind() {
        return firstKind;
    }

    boolean isGranting() {
        return !grantKind.isEmpty();
    }

    String grantKind() {
        return grantKind;
    }

    /** Returns the country that an owner at this office has; at international offices, none. */
    String country() {
        return this == WO || this == EP ? null : name();
    }
}
