package org.filingmonitor.producer.feed.jsonl;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.filingmonitor.filing.ApplicationNumber;
import org.filingmonitor.filing.FilingId;
import org.filingmonitor.producer.feed.FilingDraft;
import org.filingmonitor.producer.feed.PublicationNumber;

/** What a line says about which filing it is: all of it must mean the same one. */
final class Identity {

    private static final Pattern OFFICE = Pattern.compile("[A-Z]{2}");
    private static final Pattern PUBLICATION_ID = Pattern.compile("([A-Z]{2})-PUB-([0-9A-Z]+)");

    private String id;
    private String office;
    private String applicationNumber;

    void id(String stated) {
        id = stated;
    }

    void office(String stated) {
        if (stated != null && !OFFICE.matcher(stated).matches()) {
            throw new IllegalArgumentException("office '" + stated + "' is no WIPO ST.3 code such as US, CN or WO");
        }
        office = stated;
    }

    void applicationNumber(String stated) {
        applicationNumber = stated;
    }

    /**
     * Identifies a draft by its application, else by the publication that its id names, else by the first one listed.
     *
     * @throws IllegalArgumentException if there is none of them, or they do not mean the same filing
     */
    void state(FilingDraft draft, List<PublicationNumber> publications) {
        if (applicationNumber != null) {
            application(draft);
        } else if (id != null) {
            PublicationNumber publication = publicationOfId();
            agree("office", office, publication.office());
            draft.knownBy(publication);
        } else if (publications.isEmpty()) {
            throw new IllegalArgumentException(
                    "names no filing: give office and applicationNumber, or the number of a publication");
        } else {
            agree("office", office, publications.get(0).office());
        }
    }

    private void application(FilingDraft draft) {
        if (office == null) {
            throw new IllegalArgumentException("applicationNumber without office: give both");
        }
        ApplicationNumber application = ApplicationNumber.of(office, applicationNumber);
        agree("id", id, FilingId.of(application));
        draft.application(application);
    }

    private PublicationNumber publicationOfId() {
        Matcher parts = PUBLICATION_ID.matcher(id);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "id '" + id + "' without the application that it stands for: give office and applicationNumber");
        }
        return new PublicationNumber(parts.group(1), parts.group(2), null);
    }

    private static void agree(String key, String stated, String meant) {
        if (stated != null && !stated.equals(meant)) {
            throw new IllegalArgumentException(
                    key + " '" + stated + "' does not agree with the rest, which means '" + meant + "': leave it out");
        }
    }
}
