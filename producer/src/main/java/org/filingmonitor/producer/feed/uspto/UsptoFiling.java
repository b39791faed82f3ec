package org.filingmonitor.producer.feed.uspto;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.filingmonitor.filing.ApplicationNumber;
import org.filingmonitor.producer.feed.FilingDraft;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.Position;
import org.filingmonitor.producer.feed.PublicationNumber;
import org.filingmonitor.producer.feed.Source;

/** A filing while a document of the office is read. What holds in every version is here. */
final class UsptoFiling {

    private static final String OFFICE = "US";

    /** Files pad numbers with zeros to a fixed length: 07591022 is printed as 7591022, D0456588 as D456588. */
    private static final Pattern PADDING = Pattern.compile("(?<=^[A-Z]{0,2})0+(?=\\d)");

    private final FilingDraft draft;
    private final List<Party> assignees = new ArrayList<>();
    private final List<Party> applicants = new ArrayList<>();
    private final List<Party> applyingInventors = new ArrayList<>();
    private final List<Party> inventors = new ArrayList<>();
    private String kind = "";
    private boolean published;

    UsptoFiling(Source source, Position position) {
        draft = new FilingDraft(source, position);
    }

    FilingDraft draft() {
        return draft;
    }

    /** Tells whether the publication is a design, which is classified by the Locarno Classification instead of the IPC. */
    boolean isDesign() {
        return kind.startsWith("S");
    }

    void publication(DocumentId id) {
        kind = id.kind();
        published = true;
        LocalDate date = id.date().isEmpty() ? null : draft.basicDate("publication date", id.date());
        String number = PADDING.matcher(id.number()).replaceFirst("");
        draft.publication(new PublicationNumber(OFFICE, number, kind.isEmpty() ? null : kind), date);
    }

    void application(DocumentId id) {
        draft.application(ApplicationNumber.of(OFFICE, id.number()));
        if (!id.date().isEmpty()) {
            draft.filed(draft.basicDate("filing date", id.date()));
        }
    }

    /** States a related document. It moves nothing, so that an impossible date is only left out. */
    void related(String relation, DocumentId id) {
        draft.related(relation, id.office(), id.number(), date(relation, id.date()));
    }

    private LocalDate date(String relation, String date) {
        if (date.isEmpty()) {
            return null;
        }
        try {
            return draft.basicDate("date of " + relation, date);
        } catch (IllegalArgumentException impossible) {
            draft.warn(impossible.getMessage() + ": left out");
            return null;
        }
    }

    void assignee(Party party) {
        party.addTo(assignees);
    }

    void applicant(Party party, boolean isInventor) {
        party.addTo(applicants);
        if (isInventor) {
            party.addTo(applyingInventors);
        }
    }

    void inventor(Party party) {
        party.addTo(inventors);
    }

    /** Finishes the filing; the version is named if the document does not say where it should what it publishes. */
    ParsedDocument finish(String version) {
        if (!published) {
            throw new IllegalArgumentException("names no publication where the known versions do; its version is '"
                    + version + "': versions v4.0 to v4.7, and v1.5, v1.6 and 2.5 until 2004, are known");
        }
        for (Party owner : assignees.isEmpty() ? applicants : assignees) {
            draft.owner(owner.name(), owner.country());
        }
        Set<String> names = new LinkedHashSet<>();
        inventors.forEach(inventor -> names.add(inventor.name()));
        applyingInventors.forEach(inventor -> names.add(inventor.name()));
        names.forEach(draft::inventor);
        return draft.finish();
    }
}
