package org.filingmonitor.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * One address of a registry, and what it is sent as the Authorization header.
 *
 * @param url http or https, without user info and without a slash at the end
 * @param authorization a Basic header's value, if the registry wants one
 */
public record RegistryNode(String url, Optional<String> authorization) {

    static final String CREDENTIALS_SOURCE = "basic.auth.credentials.source";
    static final String USER_INFO = "basic.auth.user.info";

    /** Reads the addresses; with the source URL, which is the default, each may carry {@code USER:PASSWORD@}. */
    static List<RegistryNode> read(List<String> urls, ConfigKeys keys) {
        Optional<String> userInfo = userInfo(keys);
        List<RegistryNode> nodes = new ArrayList<>();
        for (String url : urls) {
            try {
                nodes.add(of(new URI(url), userInfo));
            } catch (URISyntaxException | IllegalArgumentException e) {
                // The text may hold a password, so it is not repeated.
                keys.problem(RegistryConfig.URL + ": address " + (nodes.size() + 1)
                        + " is no http or https URL (mock:// stands alone)");
            }
        }
        return List.copyOf(nodes);
    }

    private static RegistryNode of(URI uri, Optional<String> userInfo) throws URISyntaxException {
        String scheme = String.valueOf(uri.getScheme());
        if (uri.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new IllegalArgumentException("neither http nor https");
        }
        URI bare = new URI(scheme, null, uri.getHost(), uri.getPort(), uri.getPath(), null, null);
        return new RegistryNode(
                bare.toString().replaceFirst("/+$", ""),
                userInfo.or(() -> Optional.ofNullable(uri.getUserInfo())).map(RegistryNode::basic));
    }

    private static Optional<String> userInfo(ConfigKeys keys) {
        String source = keys.text(CREDENTIALS_SOURCE).orElse("URL");
        Optional<String> userInfo = keys.text(USER_INFO).filter(info -> !info.isBlank());
        switch (source) {
            case "USER_INFO" -> {
                if (userInfo.filter(info -> info.contains(":")).isEmpty()) {
                    keys.problem(CREDENTIALS_SOURCE + "=USER_INFO needs " + USER_INFO + "=USER:PASSWORD");
                }
            }
            case "URL" -> {
                if (userInfo.isPresent()) {
                    keys.problem(USER_INFO + " needs " + CREDENTIALS_SOURCE + "=USER_INFO");
                }
            }
            default -> keys.problem(CREDENTIALS_SOURCE + "=" + source + " is neither USER_INFO nor URL");
        }
        return userInfo;
    }

    private static String basic(String userInfo) {
        return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }

    /** Leaves out what is secret. */
    @Override
    public String toString() {
        return url;
    }
}
