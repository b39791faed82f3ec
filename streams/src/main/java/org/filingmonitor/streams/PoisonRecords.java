package org.filingmonitor.streams;

import io.micrometer.core.instrument.Metrics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.filingmonitor.registry.RegistryUnavailableException;
import org.filingmonitor.streams.filing.SoundObservations.Unsound;
import org.filingmonitor.streams.state.UnreadableStateException;
import org.filingmonitor.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends records that nobody can read or count to the dead letters, raw and with the reason, and goes on. What may go away
 * by itself, such as a registry that does not answer, is no poison: the thread stops there and tries again. Nor is what
 * another version of the application wrote: to pass it over would lose counts, so the application stops.
 */
public final class PoisonRecords implements DeserializationExceptionHandler, ProcessingExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PoisonRecords.class);

    @Override
    public void configure(Map<String, ?> configs) {
        // Everything that this needs stands in the topic catalogue. A count of none is told too.
        count(0);
    }

    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext context,
            org.apache.kafka.clients.consumer.ConsumerRecord<byte[], byte[]> record,
            Exception failure) {
        if (RegistryUnavailableException.isBehind(failure) || isOfOtherVersion(failure)) {
            return DeserializationExceptionHandler.Response.fail();
        }
        if (context.topic().equals(Topics.IPC_TITLES.name())) {
            // A global table has no producer for dead letters, and a title is written again with the next that is
            // longer.
            LOG.error(
                    "A title of {}-{}@{} is passed over",
                    context.topic(),
                    context.partition(),
                    context.offset(),
                    failure);
            return DeserializationExceptionHandler.Response.resume();
        }
        return DeserializationExceptionHandler.Response.resume(
                List.of(deadLetter(context, record.key(), record.value(), failure)));
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext context, Record<?, ?> record, Exception failure) {
        return failure instanceof Unsound
                ? ProcessingExceptionHandler.Response.resume(
                        List.of(deadLetter(context, context.sourceRawKey(), context.sourceRawValue(), failure)))
                : ProcessingExceptionHandler.Response.fail();
    }

    private static boolean isOfOtherVersion(Throwable failure) {
        return UnreadableStateException.among(failure)
                .map(UnreadableStateException::isOfOtherVersion)
                .orElse(false);
    }

    private static void count(int letters) {
        Metrics.counter("filing.monitor.dead.letters", "topic", Topics.FILINGS.deadLetters())
                .increment(letters);
    }

    private static ProducerRecord<byte[], byte[]> deadLetter(
            ErrorHandlerContext context, byte[] key, byte[] value, Exception failure) {
        String position = context.topic() + "-" + context.partition() + "@" + context.offset();
        count(1);
        LOG.warn("Record {} goes to the dead letters: {}", position, failure.getMessage());
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(Topics.FILINGS.deadLetters(), key, value);
        letter.headers().add("position", position.getBytes(StandardCharsets.UTF_8));
        letter.headers().add("reason", String.valueOf(failure.getMessage()).getBytes(StandardCharsets.UTF_8));
        return letter;
    }
}
