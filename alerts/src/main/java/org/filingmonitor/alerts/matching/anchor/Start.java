package org.filingmonitor.alerts.matching.anchor;

/** The beginning of a term of a field. */
final class Start extends Feature {

    private final FieldDictionary home;
    private final String text;

    Start(FieldDictionary home, String text, int hash, double prior, int born) {
        super(hash, prior, born);
        this.home = home;
        this.text = text;
    }

    @Override
    void forget() {
        home.forget(this);
    }

    String text() {
        return text;
    }
}
