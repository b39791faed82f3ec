package org.filingmonitor.registry;

import org.apache.kafka.common.errors.RetriableException;

/**
 * No registry answered, after all tries. Serializers pass it on as it is, so that a handler can tell a registry that is
 * away from a record that nobody can read.
 */
public class RegistryUnavailableException extends RetriableException {

    /** Creates the exception with what each registry did instead of answering. */
    public RegistryUnavailableException(String message) {
        super(message);
    }
}
