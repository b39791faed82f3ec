package org.filingmonitor.streams.query;

import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How the instances let one another in.
 *
 * @param token what an instance shows the others; empty if they ask for nothing
 * @param tls whom it trusts, where they answer over TLS; empty for plain HTTP
 */
public record PeerAccess(Optional<String> token, Optional<SSLContext> tls) {

    /** The header by which a request tells that another instance hands it on. */
    public static final String HANDED_ON = "Filing-Monitor-Forwarded";

    /** Plain HTTP, without a token. */
    public static final PeerAccess OPEN = new PeerAccess(Optional.empty(), Optional.empty());

    String scheme() {
        return tls.isPresent() ? "https" : "http";
    }

    /** The token stays out of every log. */
    @Override
    public String toString() {
        return "PeerAccess[" + scheme() + (token.isPresent() ? ", with a token]" : "]");
    }
}
