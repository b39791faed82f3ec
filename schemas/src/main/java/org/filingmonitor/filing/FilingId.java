package org.filingmonitor.filing;

/** Builds filing ids: the identity of a filing is its application. */
public final class FilingId {

    private FilingId() {}

    /** Returns the id of an application, {@code US-19017071}. */
    public static String of(ApplicationNumber application) {
        return application.office() + "-" + application.number();
    }

    /**
     * Returns the id that stands for a filing while only a publication of it is known, {@code CN-PUB-111275445}.
     *
     * @param office WIPO ST.3 code of the publishing office
     * @param number publication number without office and kind code
     */
    public static String ofPublication(String office, String number) {
        return office + "-PUB-" + number;
    }
}
