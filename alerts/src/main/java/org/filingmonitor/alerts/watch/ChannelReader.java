package org.filingmonitor.alerts.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.filingmonitor.alerts.courier.Channels;
import org.filingmonitor.alerts.courier.MailAddress;
import org.filingmonitor.alerts.courier.UnsubscribeToken;
import org.filingmonitor.alerts.courier.WebhookAddresses;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.ChannelType;
import org.filingmonitor.event.Watchlist;

/**
 * Reads the channels of a watchlist. One that was there before keeps its secret, unless it is given another, and stays paused,
 * unless it says {@code "paused": false}; an address of mail is the same in capitals, and stays as it was spelled first.
 */
final class ChannelReader {

    private static final int MOST = 20;
    private static final Map<ChannelType, KnownKeys> KEYS = Map.of(
            ChannelType.LOG, KnownKeys.of("type"),
            ChannelType.WEBHOOK, KnownKeys.of("type", "url", "secret", "rotate", "paused"),
            ChannelType.EMAIL, KnownKeys.of("type", "to", "paused"),
            ChannelType.SLACK, KnownKeys.of("type", "url", "paused"));

    private final Problems problems;
    private final WebhookAddresses addresses;
    private final SecretReader secrets;
    private final List<Channel> held;

    ChannelReader(Problems problems, WebhookAddresses addresses, Optional<Watchlist> held, Instant now) {
        this.problems = problems;
        this.addresses = addresses;
        this.secrets = new SecretReader(problems, now);
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

    /** A notification's id follows from kind and target: two channels of one would be told once, by either. */
    private void refuseRepeated(List<Channel> channels) {
        Set<String> targets = new HashSet<>();
        channels.stream()
                .filter(channel -> channel.getType() != ChannelType.LOG)
                .filter(channel ->
                        !targets.add(channel.getType() + " " + place(channel.getType(), channel.getTarget())))
                .forEach(channel -> problems.add(
                        "channels",
                        (channel.getType() == ChannelType.EMAIL ? "give each address once: " : "give each URL once: ")
                                + channel.getTarget()));
    }

    private static String place(ChannelType type, String target) {
        return type == ChannelType.EMAIL ? target.toLowerCase(Locale.ROOT) : target;
    }

    private Optional<Channel> channel(String where, JsonNode given) {
        Optional<ChannelType> type = KEYS.keySet().stream()
                .filter(one -> one.name()
                        .toLowerCase(Locale.ROOT)
                        .equals(given.path("type").asText()))
                .findFirst();
        if (type.isEmpty()) {
            problems.add(
                    where + ".type",
                    "channel type '" + given.path("type").asText()
                            + "' is not known; give webhook, email, slack or log");
            return Optional.empty();
        }
        KEYS.get(type.get()).check(given, where + ".", problems);
        Optional<String> target = target(where, given, type.get());
        return target.map(there -> channel(where, given, type.get(), there));
    }

    /** Returns where a channel leads; empty if that cannot be. */
    private Optional<String> target(String where, JsonNode given, ChannelType type) {
        String key = type == ChannelType.EMAIL ? "to" : "url";
        String target = given.path(key).asText();
        Optional<String> problem =
                switch (type) {
                    case EMAIL -> MailAddress.problem(target);
                    case WEBHOOK, SLACK -> addresses.problem(target);
                    case LOG, UNKNOWN -> Optional.empty();
                };
        problem.ifPresent(text -> problems.add(where + "." + key, text));
        return problem.isPresent() ? Optional.empty() : Optional.of(target);
    }

    private Channel channel(String where, JsonNode given, ChannelType type, String target) {
        Optional<Channel> before = held.stream()
                .filter(channel -> channel.getType() == type
                        && place(type, channel.getTarget()).equals(place(type, target)))
                .findFirst();
        Channel kept = before.orElseGet(
                () -> Channels.of(type, target, type == ChannelType.EMAIL ? UnsubscribeToken.newSecret() : null));
        Channel used = isResumed(where, given) ? Channels.paused(kept, null, "") : kept;
        return type == ChannelType.WEBHOOK ? secrets.read(where, given, used) : used;
    }

    /** Whoever writes back what the API shows, {@code paused} with its reason, changes nothing. */
    private boolean isResumed(String where, JsonNode given) {
        JsonNode paused = given.path("paused");
        if (!paused.isMissingNode() && !paused.isObject() && (!paused.isBoolean() || paused.asBoolean())) {
            problems.add(where + ".paused", "give false to use the channel again, or leave it out");
        }
        return paused.isBoolean() && !paused.asBoolean();
    }
}
