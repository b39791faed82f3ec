package org.filingmonitor.filing;

import java.util.Set;
import org.filingmonitor.event.Publication;

/** Builds and reads filing ids: the identity of a filing is its application. */
public final class FilingId {

    private static final int OFFICE_LENGTH = 2;

    /** Offices that number the publications of patents and of utility models alike, and tell them apart by the kind. */
    private static final Set<String> NUMBERED_ALIKE = Set.of("JP", "KR");

    private FilingId() {}

    /** Returns the id of an application, {@code US-19017071}. */
    public static String of(ApplicationNumber application) {
        return application.office() + "-" + application.number();
    }

    /** Returns the application that {@link #of} built an id of. */
    public static ApplicationNumber application(String id) {
        int dash = id.indexOf('-');
        return new ApplicationNumber(id.substring(0, dash), id.substring(dash + 1));
    }

    /**
     * Returns the id that stands for a filing while only a publication of it is known, {@code CN-PUB-111275445}.
     *
     * @param office WIPO ST.3 code of the publishing office
     * @param number publication number without office and kind code
     */
    public static String ofPublication(String office, String number) {
        return publicationPrefix(office) + number;
    }

    /**
     * Returns the same for a document whose kind is known. Utility models of Japan and Korea, kinds U and Y, have the
     * numbers of patents: their ids end in U.
     *
     * @param kind kind code, or null
     */
    public static String ofPublication(String office, String number, String kind) {
        boolean utilityModel =
                NUMBERED_ALIKE.contains(office) && kind != null && (kind.startsWith("U") || kind.startsWith("Y"));
        return ofPublication(office, utilityModel ? number + "U" : number);
    }

    /**
     * Returns the id that stands for a filing while only this document or one that differs from it in kind is known.
     *
     * @throws IllegalArgumentException if the document has no number
     */
    public static String ofPublication(Publication document) {
        String number = KindCode.without(document.getNumber(), document.getKind());
        if (number.length() <= OFFICE_LENGTH) {
            throw new IllegalArgumentException(
                    "'" + document.getNumber() + "' is no publication number such as CN111447221B");
        }
        return ofPublication(number.substring(0, OFFICE_LENGTH), number.substring(OFFICE_LENGTH), document.getKind());
    }

    /** Tells whether an id of an office stands for a filing of which only a publication is known. */
    public static boolean isOfPublication(String office, String id) {
        return id.startsWith(publicationPrefix(office));
    }

    private static String publicationPrefix(String office) {
        return office + "-PUB-";
    }
}
