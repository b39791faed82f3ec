package org.filingmonitor.registry;

import org.apache.kafka.common.KafkaException;

/** A registry's refusal, in its own words. To ask again would bring the same answer. */
public class RegistryException extends KafkaException {

    private static final int NOT_FOUND = 404;

    private final int status;

    /**
     * Creates the refusal.
     *
     * @param status HTTP status
     * @param message what was asked, and the registry's reason
     */
    public RegistryException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** Returns the HTTP status of the answer: 401 and 403 for credentials, 404 for what is unknown, 409 for conflicts. */
    public int status() {
        return status;
    }

    /** Tells whether the registry does not know what it was asked for. */
    public boolean isNotFound() {
        return status == NOT_FOUND;
    }
}
