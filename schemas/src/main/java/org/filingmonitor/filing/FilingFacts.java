package org.filingmonitor.filing;

import java.util.Set;
import java.util.TreeSet;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.event.Publication;

/**
 * The facts that hold for a filing. They follow from its merged state alone, never from the order in which observations
 * arrived, so that whoever compares two states finds the same facts.
 */
public final class FilingFacts {

    public static final String NEW = "NEW";
    public static final String PUBLISHED = "PUBLISHED:";
    public static final String GRANTED = "GRANTED";
    public static final String WITHDRAWN = "WITHDRAWN";

    private static final int OFFICE_LENGTH = 2;

    private FilingFacts() {}

    /**
     * Returns the facts of a filing, sorted: NEW; PUBLISHED and the number for every publication but the earliest; GRANTED
     * for a document under a grant's kind code, or a status of in force at an office that grants (WO does not); WITHDRAWN.
     *
     * @param filing a filing, or null for one that is not known, which has no facts
     */
    public static Set<String> of(Filing filing) {
        Set<String> facts = new TreeSet<>();
        if (filing == null || filing.getDeleted()) {
            return facts;
        }
        facts.add(NEW);
        filing.getPublications().stream().skip(1).forEach(later -> facts.add(PUBLISHED + later.getNumber()));
        if (isGranted(filing)) {
            facts.add(GRANTED);
        }
        if (filing.getStatus() == FilingStatus.WITHDRAWN) {
            facts.add(WITHDRAWN);
        }
        return facts;
    }

    private static boolean isGranted(Filing filing) {
        if (filing.getStatus() == FilingStatus.IN_FORCE && !filing.getOffice().equals("WO")) {
            return true;
        }
        return filing.getPublications().stream().anyMatch(FilingFacts::isGrant);
    }

    private static boolean isGrant(Publication publication) {
        String number = publication.getNumber();
        String office = number.substring(0, Math.min(OFFICE_LENGTH, number.length()));
        return KindCode.isGrant(office, publication.getKind());
    }
}
