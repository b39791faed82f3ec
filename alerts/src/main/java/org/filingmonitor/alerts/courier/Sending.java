package org.filingmonitor.alerts.courier;

import java.net.URI;
import java.util.Optional;

/**
 * What couriers need to know of the world around them.
 *
 * @param publicUrl address at which readers of messages reach the monitor
 * @param mail the server that takes mail; empty where no mail is sent
 */
public record Sending(URI publicUrl, Optional<MailServer> mail) {

    /** The monitor as it runs by default, without mail. */
    public static final Sending LOCAL = new Sending(URI.create("http://127.0.0.1:8080"), Optional.empty());
}
