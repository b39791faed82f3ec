package org.filingmonitor.monitor.http;

import java.util.regex.Pattern;

/**
 * Links that mail holds. Whoever has the token of such a link may use it, from a mail program or through a proxy of any
 * name, and needs no other.
 */
final class MailedLink {

    /** Nothing in it can lead to another path. */
    private static final Pattern LINK = Pattern.compile("/api/v1/unsubscribe/[a-z0-9-]{1,64}/[A-Za-z0-9_-]{1,64}");

    private MailedLink() {}

    static boolean is(String path) {
        return LINK.matcher(path).matches();
    }
}
