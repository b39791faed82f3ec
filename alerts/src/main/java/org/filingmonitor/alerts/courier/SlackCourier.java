package org.filingmonitor.alerts.courier;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.filingmonitor.alerts.message.Message;
import org.filingmonitor.alerts.message.Messages;
import org.filingmonitor.alerts.message.Plain;
import org.filingmonitor.alerts.message.Template;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.Notification;

/**
 * Posts notifications to an incoming webhook of Slack, as blocks, with a text for where blocks do not show.
 *
 * @see <a href="https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks">Incoming webhooks</a>
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks">Blocks</a>, up to 50 a message
 */
final class SlackCourier implements Courier {

    /** Most alerts of a message, a block each; there are three more blocks. */
    static final int MOST = 20;

    /** Longest text of a section and of a header, in characters. */
    static final int SECTION = 3_000;

    static final int HEADER = 150;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpPost http;
    private final Messages messages;

    SlackCourier(HttpPost http, Messages messages) {
        this.http = http;
        this.messages = messages;
    }

    @Override
    public Attempt carry(Notification notification, Channel channel) {
        byte[] payload = payload(messages.of(notification, MOST)).toString().getBytes(StandardCharsets.UTF_8);
        return http.post(channel.getTarget(), payload, Map.of());
    }

    private static ObjectNode payload(Message message) {
        ObjectNode payload = JSON.createObjectNode()
                .put("text", Template.mrkdwn(message.subject()))
                .put("unfurl_links", false); // nobody outside reads the monitor's pages
        ArrayNode blocks = payload.putArray("blocks");
        blocks.addObject()
                .put("type", "header")
                .putObject("text")
                .put("type", "plain_text")
                .put("text", Plain.line(message.watchlist(), HEADER))
                .put("emoji", false);
        section(blocks, Template.SLACK_SUMMARY.fill(Map.of("message", message)));
        Stream.concat(
                        message.filings().stream().map(item -> Template.SLACK_FILING.fill(Map.of("item", item))),
                        message.trends().stream().map(item -> Template.SLACK_TREND.fill(Map.of("item", item))))
                .forEach(text -> section(blocks, text));
        section(blocks, Template.SLACK_END.fill(Map.of("message", message)));
        return payload;
    }

    private static void section(ArrayNode blocks, String text) {
        blocks.addObject()
                .put("type", "section")
                .putObject("text")
                .put("type", "mrkdwn")
                .put("text", whole(text.strip()))
                .put("verbatim", true); // what a title holds becomes no link and calls nobody
    }

    /** Keeps as many lines as there is room for, so that no sign that is begun stays open. */
    private static String whole(String text) {
        int end = text.length() <= SECTION ? text.length() : text.lastIndexOf('\n', SECTION);
        return text.substring(0, end < 0 ? SECTION : end);
    }
}
