package org.filingmonitor.streams.filing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.Publication;
import org.filingmonitor.filing.IpcSymbol;

/**
 * Lets through what can be counted. Anybody may write to the topic of observations: what our own producer would have
 * rejected stops here, before any state has changed.
 */
public final class SoundObservations
        implements FixedKeyProcessorSupplier<String, FilingObservation, FilingObservation> {

    /** An observation that cannot be counted; its message says why. */
    public static final class Unsound extends RuntimeException {
        Unsound(String message) {
            super(message);
        }

        Unsound(String message, RuntimeException cause) {
            super(message, cause);
        }
    }

    private static final LocalDate EARLIEST = LocalDate.of(1790, 1, 1);

    @Override
    public FixedKeyProcessor<String, FilingObservation, FilingObservation> get() {
        return new ContextualFixedKeyProcessor<>() {
            @Override
            public void process(FixedKeyRecord<String, FilingObservation> record) {
                check(record.key(), record.value(), Instant.ofEpochMilli(record.timestamp()));
                context().forward(record);
            }
        };
    }

    static void check(String key, FilingObservation seen, Instant recordedAt) {
        if (seen == null || !seen.getId().equals(key) || key.isBlank()) {
            throw new Unsound("the record's key must be the filing id of its value");
        }
        LocalDate latest = LocalDate.ofInstant(recordedAt, ZoneOffset.UTC).plusDays(1);
        dates(seen)
                .filter(date -> date.isBefore(EARLIEST) || date.isAfter(latest))
                .forEach(date -> {
                    throw new Unsound("date " + date + " lies before 1790 or in the future");
                });
        seen.getIpc().forEach(SoundObservations::checkSymbol);
    }

    private static Stream<LocalDate> dates(FilingObservation seen) {
        Stream<LocalDate> own = Stream.of(seen.getFiled(), seen.getFirstPublished());
        Stream<Publication> documents =
                Stream.concat(seen.getPublications().stream(), seen.getDeletedPublications().stream());
        return Stream.concat(own, documents.map(Publication::getDate)).filter(Objects::nonNull);
    }

    private static void checkSymbol(String symbol) {
        try {
            IpcSymbol.of(symbol);
        } catch (IllegalArgumentException e) {
            throw new Unsound(e.getMessage());
        }
    }
}
