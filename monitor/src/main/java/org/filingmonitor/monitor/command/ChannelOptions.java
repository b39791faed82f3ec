package org.filingmonitor.monitor.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import picocli.CommandLine.Option;

/** The channels of a watchlist. */
final class ChannelOptions {

    @Option(names = "--webhook", paramLabel = "URL", description = "URL to post alerts to; may be repeated")
    private List<String> webhooks = List.of();

    @Option(names = "--email", paramLabel = "ADDRESS", description = "address to mail alerts to; may be repeated")
    private List<String> addresses = List.of();

    @Option(
            names = "--slack",
            paramLabel = "URL",
            description = "incoming webhook of Slack to post alerts to; may be repeated")
    private List<String> slack = List.of();

    @Option(names = "--log", description = "write alerts to the monitor's log")
    private boolean log;

    /** Tells whether none was given. */
    boolean areNone() {
        return webhooks.isEmpty() && addresses.isEmpty() && slack.isEmpty() && !log;
    }

    /** Adds the channels that were given. */
    void addTo(ArrayNode channels) {
        webhooks.forEach(url -> channels.addObject().put("type", "webhook").put("url", url));
        addresses.forEach(to -> channels.addObject().put("type", "email").put("to", to));
        slack.forEach(url -> channels.addObject().put("type", "slack").put("url", url));
        if (log) {
            channels.addObject().put("type", "log");
        }
    }
}
