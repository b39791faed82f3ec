package org.filingmonitor.alerts.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.filingmonitor.alerts.courier.Channels;
import org.filingmonitor.alerts.courier.WebhookAddresses;
import org.filingmonitor.alerts.courier.WebhookSecret;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.ChannelType;
import org.filingmonitor.event.Watchlist;

/** Reads the channels of a watchlist. A webhook without a secret keeps the one it has, or gets a new one. */
final class ChannelReader {

    private static final int MOST = 20;
    private static final KnownKeys LOG_KEYS = KnownKeys.of("type");
    private static final KnownKeys WEBHOOK_KEYS = KnownKeys.of("type", "url", "secret");
    private static final Set<String> LATER = Set.of("email", "slack");

    private final Problems problems;
    private final WebhookAddresses addresses;
    private final List<Channel> held;

    ChannelReader(Problems problems, WebhookAddresses addresses, Optional<Watchlist> held) {
        this.problems = problems;
        this.addresses = addresses;
        this.held = held.map(Watchlist::getChannels).orElse(List.of());
    }

    List<Channel> read(JsonNode given) {
        if (given.isMissingNode()) {
            return held;
        }
        if (!given.isArray() || given.size() > MOST) {
            problems.add("channels", "give a list of up to " + MOST + " channels");
            return List.of();
        }
        List<Channel> channels = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            channel("channels[" + i + "]", given.get(i)).ifPresent(channels::add);
        }
        refuseRepeated(channels);
        return channels.stream().distinct().toList();
    }

    /** A notification's id follows from the URL: two channels of one would be told once, with either secret. */
    private void refuseRepeated(List<Channel> channels) {
        Set<String> urls = new HashSet<>();
        channels.stream()
                .filter(channel -> channel.getType() == ChannelType.WEBHOOK && !urls.add(channel.getTarget()))
                .forEach(channel -> problems.add("channels", "give each URL once: " + channel.getTarget()));
    }

    private Optional<Channel> channel(String where, JsonNode given) {
        String type = given.path("type").asText();
        return switch (type) {
            case "log" -> {
                LOG_KEYS.check(given, where + ".", problems);
                yield Optional.of(Channels.of(ChannelType.LOG, "", null));
            }
            case "webhook" -> webhook(where, given);
            default -> {
                String problem = LATER.contains(type) ? "is not available yet" : "is not known";
                problems.add(where + ".type", "channel type '" + type + "' " + problem + "; give webhook or log");
                yield Optional.empty();
            }
        };
    }

    private Optional<Channel> webhook(String where, JsonNode given) {
        WEBHOOK_KEYS.check(given, where + ".", problems);
        String url = given.path("url").asText();
        Optional<String> problem = addresses.problem(url);
        problem.ifPresent(text -> problems.add(where + ".url", text));
        return problem.isPresent()
                ? Optional.empty()
                : Optional.of(Channels.of(ChannelType.WEBHOOK, url, secret(where, given, url)));
    }

    private String secret(String where, JsonNode given, String url) {
        if (!given.has("secret")) {
            return held.stream()
                    .filter(channel -> channel.getType() == ChannelType.WEBHOOK)
                    .filter(channel -> channel.getTarget().equals(url))
                    .map(Channel::getSecret)
                    .findFirst()
                    .orElseGet(() -> WebhookSecret.generate().reveal());
        }
        try {
            return WebhookSecret.of(given.path("secret").asText()).reveal();
        } catch (IllegalArgumentException e) {
            problems.add(where + ".secret", e.getMessage());
            return null;
        }
    }
}
