package org.filingmonitor.producer.feed;

import java.util.regex.Pattern;

/**
 * Tells symbols that were taken back: status D in the columns of WIPO ST.8, which are version, level, position and value,
 * date and status, with or without their blanks.
 */
public final class TakenBack {

    private static final Pattern COLUMNS = Pattern.compile(" \\d{8} ?[ACS]?[FL]? ?[IN]? ?\\d{8}D");

    private TakenBack() {}

    /** Tells whether a symbol with its columns was taken back; false for one without columns. */
    public static boolean is(String symbol) {
        return COLUMNS.matcher(symbol).find();
    }
}
