package org.filingmonitor.producer.feed.epfulltext;

import org.filingmonitor.filing.ApplicationNumber;
import org.filingmonitor.producer.feed.FilingDraft;
import org.filingmonitor.producer.feed.xml.XmlCursor;

/** The bibliographic data, element SDOBI, in the groups B100 to B800 of the INID codes (WIPO ST.9). */
final class Bibliography {

    private static final String OFFICE = "EP";

    private final FilingDraft draft;
    private final Identification document;
    private final LanguageTexts titles = new LanguageTexts();
    private final Classifications classifications;
    private final Relations relations;
    private final Parties parties = new Parties();

    Bibliography(FilingDraft draft, Identification document) {
        this.draft = draft;
        this.document = document;
        this.classifications = new Classifications(draft);
        this.relations = new Relations(draft);
    }

    /** Reads SDOBI. */
    void read(XmlCursor sdobi) {
        sdobi.children(name -> {
            switch (name) {
                case "B100" -> document.read(sdobi);
                case "B200" -> application(sdobi);
                case "B300" -> relations.priorities(sdobi);
                case "B500" -> technical(sdobi);
                case "B600" -> relations.divisions(sdobi);
                case "B700" -> parties.read(sdobi);
                case "B800" -> relations.international(sdobi);
                default -> {}
            }
        });
    }

    /** States what depends on the whole of the document. */
    void state() {
        titles.state(document.language(), draft::title, draft::translatedTitle);
        parties.state(draft, document.isPatent());
    }

    private void application(XmlCursor b200) {
        b200.children(name -> {
            switch (name) {
                case "B210" -> number(b200.text());
                case "B220" -> filed(Leaves.one(b200, "date"));
                default -> {}
            }
        });
    }

    private void number(String text) {
        if (!text.isEmpty()) {
            draft.application(ApplicationNumber.of(OFFICE, text));
        }
    }

    private void filed(String date) {
        if (!date.isEmpty()) {
            draft.filed(draft.basicDate("date of filing (B220)", date));
        }
    }

    private void technical(XmlCursor b500) {
        b500.children(name -> {
            switch (name) {
                case "B510", "B510EP", "B520EP" -> classifications.read(b500);
                case "B540" -> titles(b500);
                default -> {}
            }
        });
    }

    /** A title (B542) follows its language (B541). */
    private void titles(XmlCursor b540) {
        String[] language = {""};
        b540.children(name -> {
            switch (name) {
                case "B541" -> language[0] = b540.text();
                case "B542" -> titles.add(language[0], b540.text());
                default -> {}
            }
        });
    }
}
