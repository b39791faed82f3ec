package org.filingmonitor.streams.filing;

import java.time.Instant;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.streams.state.FilingState;
import org.filingmonitor.streams.state.FilingStatement;

/**
 * Turns each observation into what it states, under each of its {@link LinkKeys}. A document with several numbers is
 * stated several times: that changes nothing, since statements are merged.
 */
public final class Statements implements ProcessorSupplier<String, FilingObservation, String, FilingStatement> {

    @Override
    public Processor<String, FilingObservation, String, FilingStatement> get() {
        return new ContextualProcessor<>() {
            @Override
            public void process(Record<String, FilingObservation> record) {
                FilingObservation seen = record.value();
                FilingStatement statement = of(seen, Instant.ofEpochMilli(record.timestamp()));
                LinkKeys.of(seen)
                        .forEach(key -> context().forward(record.withKey(key).withValue(statement)));
            }
        };
    }

    /** Returns what an observation of the given record time states. */
    public static FilingStatement of(FilingObservation seen, Instant recordedAt) {
        FilingState state = FilingMerge.stated(seen, recordedAt);
        return new FilingStatement(state, null, seen.getHistory());
    }
}
