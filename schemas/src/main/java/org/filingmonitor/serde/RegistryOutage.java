package org.filingmonitor.serde;

import java.io.EOFException;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.InvalidNumberEncodingException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Tells a registry that is away from a record that is damaged, where a deserializer reports both alike: Confluent's throws
 * a SerializationException, caused by an IOException when no registry answers, and by its RestClientException when one
 * refuses. That class is known by its name, since it need not be on the class path.
 */
final class RegistryOutage {

    private static final String REFUSAL = "RestClientException";

    /** HTTP statuses by which a registry says that there is no such schema: Not Found, Unprocessable Content. */
    private static final Set<Object> NO_SUCH_SCHEMA = Set.of(404, 422);

    private RegistryOutage() {}

    /** The first cause of either kind decides: what lies below it says how, and no longer what. */
    static boolean explains(SerializationException failure) {
        return Stream.iterate(failure.getCause(), cause -> cause != null, Throwable::getCause)
                .filter(cause -> cause instanceof IOException || isRefusal(cause))
                .findFirst()
                .filter(cause -> isRefusal(cause) ? !isNoSuchSchema(cause) : !isDamage(cause))
                .isPresent();
    }

    /** Bytes in memory that end too early, or are no numbers, are IOExceptions to Avro. */
    private static boolean isDamage(Throwable cause) {
        return cause instanceof EOFException || cause instanceof InvalidNumberEncodingException;
    }

    private static boolean isRefusal(Throwable cause) {
        return cause.getClass().getSimpleName().equals(REFUSAL);
    }

    private static boolean isNoSuchSchema(Throwable refusal) {
        try {
            return NO_SUCH_SCHEMA.contains(
                    refusal.getClass().getMethod("getStatus").invoke(refusal));
        } catch (ReflectiveOperationException unlike) {
            // A refusal of unknown reason: to wait loses nothing, to drop the record would.
            return false;
        }
    }
}
