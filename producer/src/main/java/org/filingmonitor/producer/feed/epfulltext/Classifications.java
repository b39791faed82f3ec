package org.filingmonitor.producer.feed.epfulltext;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.filingmonitor.producer.feed.FilingDraft;
import org.filingmonitor.producer.feed.TakenBack;
import org.filingmonitor.producer.feed.xml.XmlCursor;

/**
 * The symbols of the IPC and the CPC. Up to the seventh edition of the IPC they stand in B510, each with the edition
 * before and its place after it: {@code 7C 07C 29/44 A}. Since 2006 they stand in B510EP in the columns of WIPO ST.8, as
 * do those of the CPC in B520EP. Indexing codes beside the classification (B514, B515, B517EP) are left out.
 */
final class Classifications {

    /** The symbol as far as its subgroup; what follows are its columns. */
    private static final Pattern SYMBOL = Pattern.compile("([^/]*/ ?\\d+)(.*)");

    private final FilingDraft draft;

    Classifications(FilingDraft draft) {
        this.draft = draft;
    }

    /** Reads B510, B510EP or B520EP. */
    void read(XmlCursor group) {
        group.children(name -> {
            switch (name) {
                case "B511", "B512", "B513", "classification-ipcr" -> ipc(group.text());
                case "classifications-cpc" -> read(group);
                case "classification-cpc" -> cpc(group.text());
                default -> {}
            }
        });
    }

    private void ipc(String text) {
        Matcher parts = SYMBOL.matcher(text);
        if (!parts.matches()) {
            draft.ipc(text, null);
        } else if (!TakenBack.is(text)) {
            draft.ipc(parts.group(1), null);
        }
    }

    private void cpc(String text) {
        Matcher parts = SYMBOL.matcher(text);
        if (!parts.matches()) {
            draft.cpc(text);
        } else if (!TakenBack.is(text)) {
            draft.cpc(parts.group(1));
        }
    }
}
