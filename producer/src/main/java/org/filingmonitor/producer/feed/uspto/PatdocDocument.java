package org.filingmonitor.producer.feed.uspto;

import java.util.Map;
import org.filingmonitor.producer.feed.xml.XmlCursor;

/** A grant of 2001 to 2004, in version 2.5, whose elements have the numbers of WIPO ST.32. */
final class PatdocDocument {

    /** Relations by their code, in the words of the later versions. */
    private static final Map<String, String> RELATIONS = Map.of(
            "B610", "addition",
            "B620", "division",
            "B631", "continuation",
            "B632", "continuation-in-part",
            "B633", "continuing-reissue",
            "B640", "reissue",
            "B680US", "us-provisional-application",
            "B690US", "related-publication",
            "B861", "pct-or-regional-filing-data",
            "B871", "pct-or-regional-publishing-data");

    private final XmlCursor cursor;
    private final UsptoFiling filing;

    PatdocDocument(XmlCursor cursor, UsptoFiling filing) {
        this.cursor = cursor;
        this.filing = filing;
    }

    void read() {
        cursor.children(name -> {
            switch (name) {
                case "SDOBI" -> cursor.children(this::group);
                case "SDOAB" -> filing.draft().abstractText(cursor.text());
                default -> {}
            }
        });
    }

    private void group(String name) {
        switch (name) {
            case "B100" -> filing.publication(named("B110", "B130", "B140", "B190"));
            case "B200" -> filing.application(named("B210", "", "B220", ""));
            case "B300" -> priorities();
            case "B500" -> cursor.children(this::technical);
            case "B600", "B800" -> cursor.children(this::related);
            case "B700" -> cursor.children(this::parties);
            default -> {}
        }
    }

    /** Reads a document whose parts are elements of their own. */
    private DocumentId named(String number, String kind, String date, String office) {
        String[] parts = {"", "", "", ""};
        cursor.children(name -> {
            if (name.equals(number)) {
                parts[0] = cursor.text();
            } else if (name.equals(kind)) {
                parts[1] = cursor.text();
            } else if (name.equals(date)) {
                parts[2] = cursor.text();
            } else if (name.equals(office)) {
                parts[3] = cursor.text();
            }
        });
        return new DocumentId(parts[3], parts[0], parts[1], parts[2]);
    }

    /** Each priority is a number, a date and a country in a row. */
    private void priorities() {
        String[] parts = {"", ""};
        cursor.children(name -> {
            switch (name) {
                case "B310" -> parts[0] = cursor.text();
                case "B320" -> parts[1] = cursor.text();
                case "B330" -> filing.related("priority-claim", new DocumentId(cursor.text(), parts[0], "", parts[1]));
                default -> {}
            }
        });
    }

    private void technical(String name) {
        switch (name) {
            case "B510" ->
                cursor.children(symbol -> {
                    boolean isIpc = symbol.equals("B511") || symbol.equals("B512");
                    if (isIpc && !filing.isDesign()) {
                        filing.draft().ipc(cursor.verbatim(), null);
                    }
                });
            case "B540" -> filing.draft().title(cursor.text());
            default -> {}
        }
    }

    private void parties(String name) {
        switch (name) {
            // Until 2012 those who applied were the inventors; this version names no other applicant.
            case "B720" -> cursor.children(inventor -> filing.applicant(Party.read(cursor), true));
            case "B730" ->
                cursor.children(assignee -> {
                    if (assignee.equals("B731")) {
                        filing.assignee(Party.read(cursor));
                    }
                });
            default -> {}
        }
    }

    /** Relations name a document, or a parent and a child, of which the parent is meant; they may stand in a group. */
    private void related(String group) {
        cursor.children(part -> {
            if (part.startsWith("B")) {
                cursor.children(inner -> relation(part, inner));
            } else {
                relation(group, part);
            }
        });
    }

    private void relation(String code, String part) {
        switch (part) {
            case "DOC" -> filing.related(RELATIONS.getOrDefault(code, code), DocumentId.read(cursor));
            case "PARENT-US" ->
                cursor.children(end -> {
                    if (end.equals("PDOC")) {
                        cursor.children(document -> relation(code, document));
                    }
                });
            default -> {}
        }
    }
}
