package org.filingmonitor.alerts;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.filingmonitor.alerts.matching.UnmatchedException;
import org.filingmonitor.alerts.seal.UnsealableException;
import org.filingmonitor.alerts.wire.DeadLetter;
import org.filingmonitor.topic.Topic;
import org.filingmonitor.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a dead letter, with the watchlist's id in its header {@code watchlist}, for each watchlist that a change could
 * not be held against; and one of each alert that fits no notification. All other failures stop the thread: they may go
 * away by themselves.
 */
public final class RefusedRecords implements ProcessingExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedRecords.class);

    @Override
    public void configure(Map<String, ?> configs) {
        // Everything that this needs stands in the topic catalogue.
    }

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception failure) {
        if (failure instanceof UnsealableException) {
            LOG.error("An alert goes to the dead letters: {}", failure.getMessage());
            return Response.resume(List.of(letter(alerts(context.topic()), context, failure.getMessage())));
        }
        if (!(failure instanceof UnmatchedException unmatched)) {
            return Response.fail();
        }
        LOG.error("A change goes to the dead letters: {}", unmatched.getMessage());
        List<ProducerRecord<byte[], byte[]>> letters = new ArrayList<>();
        unmatched.reasons().forEach((watchlist, reason) -> letters.add(letter(context, watchlist, reason)));
        return Response.resume(letters);
    }

    private static Topic<?, ?> alerts(String name) {
        return name.equals(Topics.ALERTS.name()) ? Topics.ALERTS : Topics.TREND_ALERTS;
    }

    private static ProducerRecord<byte[], byte[]> letter(ErrorHandlerContext at, String watchlist, String reason) {
        ProducerRecord<byte[], byte[]> letter = letter(Topics.FILING_CHANGES, at, reason);
        letter.headers().add("watchlist", watchlist.getBytes(StandardCharsets.UTF_8));
        return letter;
    }

    private static ProducerRecord<byte[], byte[]> letter(Topic<?, ?> topic, ErrorHandlerContext at, String reason) {
        String position = at.topic() + "-" + at.partition() + "@" + at.offset();
        return DeadLetter.of(topic, position, at.sourceRawKey(), at.sourceRawValue(), reason);
    }
}
