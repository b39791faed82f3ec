package org.filingmonitor.registry;

import org.apache.kafka.common.errors.RetriableException;

/**
 * The registry could not be asked: none answered, after all tries, or it does not let us ask. Serializers pass it on as it
 * is, so that a handler can tell a registry that is away from a record that nobody can read.
 */
public class RegistryUnavailableException extends RetriableException {

    /** Creates the exception with what each registry did instead of answering. */
    public RegistryUnavailableException(String message) {
        super(message);
    }

    /** Creates the exception with the refusal, or the failure of a deserializer, that tells more. */
    public RegistryUnavailableException(String message, Exception cause) {
        super(message, cause);
    }

    /** Tells whether a failure, or what caused it, is a registry that could not be asked. */
    public static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RegistryUnavailableException) {
                return true;
            }
        }
        return false;
    }
}
