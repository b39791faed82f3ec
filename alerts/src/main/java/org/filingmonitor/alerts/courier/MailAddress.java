package org.filingmonitor.alerts.courier;

import java.util.Optional;
import java.util.regex.Pattern;

/** An address of mail as RFC 5321 has it, without a name, comments, quotation marks or an address literal. */
public final class MailAddress {

    private static final int LONGEST = 254;

    private static final String WORD = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern FORM =
            Pattern.compile("(?=[^@]{1,64}@)" + WORD + "(?:\\." + WORD + ")*@" + LABEL + "(?:\\." + LABEL + ")*");

    private MailAddress() {}

    /** Returns what is wrong with an address; empty if nothing is. */
    public static Optional<String> problem(String address) {
        boolean sound = address.length() <= LONGEST && FORM.matcher(address).matches();
        return sound
                ? Optional.empty()
                : Optional.of("give one address such as ann@example.org, without a name or comment");
    }

    /** Returns what stands behind the @. */
    static String domain(String address) {
        return address.substring(address.indexOf('@') + 1);
    }
}
