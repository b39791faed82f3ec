package org.filingmonitor.monitor.letter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;
import org.filingmonitor.monitor.failure.Failure;
import org.filingmonitor.topic.Topic;
import org.filingmonitor.topic.Topics;

/**
 * Where a dead letter stands, which is how it is named: {@code filings.dlq.v1/0/12}.
 *
 * @param topic name of the topic of dead letters
 */
public record LetterId(String topic, int partition, long offset) {

    private static final Pattern ID = Pattern.compile("([^/]+)/(\\d{1,9})/(\\d{1,18})");

    /**
     * Reads an id.
     *
     * @throws Failure of usage if it is none
     */
    public static LetterId of(String text) {
        Matcher parts = ID.matcher(text);
        if (!parts.matches()
                || Topics.withDeadLetters().stream().map(Topic::deadLetters).noneMatch(parts.group(1)::equals)) {
            throw Failure.ofUsage("'" + text + "' is no id of a dead letter, such as filings.dlq.v1/0/12: "
                    + "'filing-monitor dlq list' shows those there are");
        }
        return new LetterId(parts.group(1), Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3)));
    }

    TopicPartition place() {
        return new TopicPartition(topic, partition);
    }

    @Override
    public String toString() {
        return topic + "/" + partition + "/" + offset;
    }
}
