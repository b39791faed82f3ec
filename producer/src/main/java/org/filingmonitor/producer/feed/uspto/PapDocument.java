package org.filingmonitor.producer.feed.uspto;

import java.util.ArrayList;
import java.util.List;
import org.filingmonitor.producer.feed.xml.XmlCursor;

/** A published application of 2001 to 2004, in the versions v1.5 and v1.6. */
final class PapDocument {

    private final XmlCursor cursor;
    private final UsptoFiling filing;

    PapDocument(XmlCursor cursor, UsptoFiling filing) {
        this.cursor = cursor;
        this.filing = filing;
    }

    void read() {
        cursor.children(name -> {
            switch (name) {
                case "subdoc-bibliographic-information" -> cursor.children(this::bibliographic);
                case "subdoc-abstract" -> abstractText();
                default -> {}
            }
        });
    }

    private void bibliographic(String name) {
        switch (name) {
            case "document-id" -> filing.publication(DocumentId.read(cursor));
            case "domestic-filing-data" -> application();
            case "foreign-priority-data" -> priority();
            case "technical-information" -> cursor.children(this::technical);
            case "continuity-data" -> cursor.children(this::continuity);
            case "inventors" ->
                cursor.children(inventor -> {
                    // Until 2012 those who applied were the inventors; these versions name no other applicant.
                    filing.applicant(Party.read(cursor), true);
                });
            case "assignee" -> filing.assignee(Party.read(cursor));
            default -> {}
        }
    }

    private void application() {
        String[] parts = {"", ""};
        cursor.children(name -> {
            switch (name) {
                case "application-number" -> parts[0] = DocumentId.read(cursor).number();
                case "filing-date" -> parts[1] = cursor.text();
                default -> {}
            }
        });
        filing.application(new DocumentId("", parts[0], "", parts[1]));
    }

    private void priority() {
        String[] parts = {"", "", ""};
        cursor.children(name -> {
            switch (name) {
                case "country-code" -> parts[0] = cursor.text();
                case "priority-application-number" ->
                    parts[1] = DocumentId.read(cursor).number();
                case "filing-date" -> parts[2] = cursor.text();
                default -> {}
            }
        });
        filing.related("foreign-priority-data", new DocumentId(parts[0], parts[1], "", parts[2]));
    }

    private void technical(String name) {
        switch (name) {
            case "title-of-invention" -> filing.draft().title(cursor.text());
            case "classification-ipc" ->
                cursor.children(rank -> cursor.children(symbol -> {
                    if (symbol.equals("ipc")) {
                        filing.draft().ipc(cursor.verbatim(), null);
                    }
                }));
            default -> {}
        }
    }

    /** Relations stand alone or, for continuations, one level deeper; each names a parent and a child, or itself. */
    private void continuity(String name) {
        switch (name) {
            case "continuations", "divisions" -> cursor.children(this::relation);
            default -> relation(name);
        }
    }

    private void relation(String relation) {
        cursor.children(part -> {
            switch (part) {
                case "document-id" -> filing.related(relation, DocumentId.read(cursor));
                case "parent-child" ->
                    cursor.children(end -> {
                        if (end.equals("parent")) {
                            cursor.children(id -> filing.related(relation, DocumentId.read(cursor)));
                        }
                    });
                default -> {}
            }
        });
    }

    private void abstractText() {
        List<String> paragraphs = new ArrayList<>();
        cursor.children(name -> {
            if (name.equals("paragraph")) {
                paragraphs.add(cursor.text());
            }
        });
        filing.draft().abstractText(String.join(" ", paragraphs));
    }
}
