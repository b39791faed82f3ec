package org.filingmonitor.streams.filing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.Publication;
import org.filingmonitor.filing.ApplicationNumber;
import org.filingmonitor.filing.FilingId;
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
        checkIdentity(seen);
        LocalDate latest = LocalDate.ofInstant(recordedAt, ZoneOffset.UTC).plusDays(1);
        dates(seen)
                .filter(date -> date.isBefore(EARLIEST) || date.isAfter(latest))
                .forEach(date -> {
                    throw new Unsound("date " + date + " lies before 1790 or in the future");
                });
        readable(() -> LinkKeys.of(seen));
        seen.getIpc().forEach(symbol -> readable(() -> IpcSymbol.of(symbol)));
    }

    /** A filing that is linked gets its office and application number from its id: no order of arrival decides them. */
    private static void checkIdentity(FilingObservation seen) {
        String id = seen.getId();
        boolean ofPublication = FilingId.isOfPublication(seen.getOffice(), id);
        if (seen.getApplicationNumber() == null && !ofPublication) {
            throw new Unsound("the filing id '" + id + "' must be " + FilingId.ofPublication(seen.getOffice(), "NUMBER")
                    + ", with the publication's number, where there is no application number");
        }
        if (seen.getApplicationNumber() != null && (ofPublication || !identifies(id, seen))) {
            throw new Unsound("the filing id '" + id + "' must be office '" + seen.getOffice()
                    + "', a dash and application number '" + seen.getApplicationNumber() + "'");
        }
    }

    private static boolean identifies(String id, FilingObservation seen) {
        ApplicationNumber application = new ApplicationNumber(seen.getOffice(), seen.getApplicationNumber());
        return id.equals(FilingId.of(application)) && FilingId.application(id).equals(application);
    }

    private static Stream<LocalDate> dates(FilingObservation seen) {
        Stream<LocalDate> own = Stream.of(seen.getFiled(), seen.getFirstPublished());
        Stream<Publication> documents =
                Stream.concat(seen.getPublications().stream(), seen.getDeletedPublications().stream());
        return Stream.concat(own, documents.map(Publication::getDate)).filter(Objects::nonNull);
    }

    private static void readable(Supplier<?> reading) {
        try {
            Object unused = reading.get();
        } catch (IllegalArgumentException e) {
            throw new Unsound(e.getMessage());
        }
    }
}
