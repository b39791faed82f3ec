package org.filingmonitor.alerts;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.filingmonitor.alerts.wire.DeadLetter;
import org.filingmonitor.registry.RegistryUnavailableException;
import org.filingmonitor.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends changes and alerts that nobody can read to the dead letters and goes on; a trend that nobody can read is passed
 * over, since the next one replaces it. A registry that does not answer is no poison: the application stops there and tries
 * again.
 */
public final class PoisonRecords implements DeserializationExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PoisonRecords.class);

    @Override
    public void configure(Map<String, ?> configs) {
        // Everything that this needs stands in the topic catalogue.
    }

    @Override
    public Response handleError(ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception failure) {
        if (RegistryUnavailableException.isBehind(failure)) {
            return Response.fail();
        }
        LOG.warn("A record of {} is passed over, since nobody can read it: {}", record.topic(), failure.getMessage());
        return Response.resume(Topics.withDeadLetters().stream()
                .filter(topic -> topic.name().equals(record.topic()))
                .map(topic -> DeadLetter.of(topic, record, failure.getMessage()))
                .toList());
    }
}
