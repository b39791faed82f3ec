package org.filingmonitor.alerts.courier;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Where webhooks may go: over https, to public addresses. A URL is checked when it is given and, since a name may lead
 * elsewhere by then, each address again when a connection to it is opened.
 *
 * @param allowPrivate whether private, loopback and link-local addresses, and http, are allowed
 */
public record WebhookAddresses(boolean allowPrivate) {

    private static final int LONGEST = 2_000;

    private static final String CURE = "; allow private webhooks in the configuration if you mean it";

    /** Returns what is wrong with a URL, which it does not repeat, without looking its name up; empty if nothing is. */
    public Optional<String> problem(String url) {
        if (url.length() > LONGEST) {
            return Optional.of("give a URL of up to " + LONGEST + " characters");
        }
        URI parsed = parsed(url);
        if (parsed.getHost() == null || HttpUrl.parse(url) == null) {
            return Optional.of("give a URL such as https://example.org/hook");
        }
        boolean http = "http".equalsIgnoreCase(parsed.getScheme());
        if (parsed.getUserInfo() != null) {
            return Optional.of("a URL must not hold a password: requests are signed instead");
        }
        if (allowPrivate) {
            return Optional.empty();
        }
        return http ? Optional.of("http is not allowed, give https" + CURE) : privateHost(parsed.getHost());
    }

    /** Returns a URL; one without a host if it is none. */
    private static URI parsed(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            return URI.create("");
        }
    }

    private static Optional<String> privateHost(String host) {
        boolean local = host.equalsIgnoreCase("localhost")
                || host.toLowerCase(Locale.ROOT).endsWith(".localhost");
        boolean literal = host.startsWith("[") || host.matches("[\\d.]+");
        try {
            return local || (literal && !isPublic(InetAddress.getByName(host)))
                    ? Optional.of(host + " is no public address" + CURE)
                    : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.of("'" + host + "' is no address");
        }
    }

    /** Tells whether a connection to an address may be opened. */
    boolean allows(InetAddress address) {
        return allowPrivate || isPublic(address);
    }

    /** Tells whether an address is none of the special-purpose ones (RFC 6890). */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return bytes.length == 4 ? isPublic4(bytes[0] & 0xff, bytes[1] & 0xff) : isPublic6(bytes[0] & 0xff, bytes);
    }

    private static boolean isPublic4(int first, int second) {
        return switch (first) {
            case 0 -> false;
            case 100 -> second < 64 || second > 127; // shared by carriers
            case 192 -> second != 0;
            case 198 -> second != 18 && second != 19; // benchmarks
            default -> first < 240;
        };
    }

    /** Only global unicast, 2000::/3, without what leads on to an IPv4 address: Teredo and 6to4. */
    private static boolean isPublic6(int first, byte[] bytes) {
        boolean teredo = first == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0;
        boolean sixToFour = first == 0x20 && bytes[1] == 0x02;
        return first >> 5 == 1 && !teredo && !sixToFour;
    }
}
