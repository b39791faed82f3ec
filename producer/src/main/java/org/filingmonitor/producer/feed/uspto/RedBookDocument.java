package org.filingmonitor.producer.feed.uspto;

import java.util.ArrayList;
import java.util.List;
import org.filingmonitor.producer.feed.xml.XmlCursor;

/** A grant or application in the versions v4.0 to v4.7 of the office's XML, named Red Book. */
final class RedBookDocument {

    private final XmlCursor cursor;
    private final UsptoFiling filing;

    RedBookDocument(XmlCursor cursor, UsptoFiling filing) {
        this.cursor = cursor;
        this.filing = filing;
    }

    void read() {
        cursor.children(name -> {
            switch (name) {
                case "us-bibliographic-data-grant", "us-bibliographic-data-application" ->
                    cursor.children(this::bibliographic);
                case "abstract" -> abstractText();
                default -> {}
            }
        });
    }

    private void bibliographic(String name) {
        switch (name) {
            case "publication-reference" -> cursor.children(id -> filing.publication(DocumentId.read(cursor)));
            case "application-reference" -> cursor.children(id -> filing.application(DocumentId.read(cursor)));
            case "invention-title" -> filing.draft().title(cursor.text());
            case "classification-ipc", "classifications-ipcr", "classifications-cpc" ->
                new RedBookClassification(cursor, filing).read(name);
            case "parties", "us-parties" -> cursor.children(this::parties);
            case "assignees" -> cursor.children(assignee -> filing.assignee(Party.read(cursor)));
            case "priority-claims" -> cursor.children(claim -> filing.related(claim, DocumentId.read(cursor)));
            case "pct-or-regional-filing-data", "pct-or-regional-publishing-data" -> documents(name);
            case "us-related-documents" -> cursor.children(this::related);
            default -> {}
        }
    }

    private void parties(String name) {
        switch (name) {
            case "applicants", "us-applicants" ->
                cursor.children(applicant -> {
                    boolean isInventor = cursor.attribute("app-type").equals("applicant-inventor");
                    filing.applicant(Party.read(cursor), isInventor);
                });
            case "inventors" -> cursor.children(inventor -> filing.inventor(Party.read(cursor)));
            default -> {}
        }
    }

    /** A relation names the document itself, or a parent and a child, which is this document or comes between. */
    private void related(String relation) {
        cursor.children(part -> {
            switch (part) {
                case "document-id" -> filing.related(relation, DocumentId.read(cursor));
                case "relation" ->
                    cursor.children(end -> {
                        if (end.equals("parent-doc")) {
                            documents(relation);
                        }
                    });
                default -> {}
            }
        });
    }

    private void documents(String relation) {
        cursor.children(part -> {
            if (part.equals("document-id")) {
                filing.related(relation, DocumentId.read(cursor));
            }
        });
    }

    /** The text's paragraphs, which may stand one level deeper: problem and solution. */
    private void abstractText() {
        List<String> paragraphs = new ArrayList<>();
        cursor.children(name -> {
            if (name.equals("p")) {
                paragraphs.add(cursor.text());
            } else {
                cursor.children(inner -> {
                    if (inner.equals("p")) {
                        paragraphs.add(cursor.text());
                    }
                });
            }
        });
        filing.draft().abstractText(String.join(" ", paragraphs));
    }
}
