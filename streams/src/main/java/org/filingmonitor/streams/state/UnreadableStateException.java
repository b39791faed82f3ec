package org.filingmonitor.streams.state;

import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;

/** Bytes of a store or an internal topic that this version of the application cannot read; the message names which. */
public final class UnreadableStateException extends SerializationException {

    private static final long serialVersionUID = 1;

    private final boolean ofOtherVersion;

    UnreadableStateException(String message, boolean ofOtherVersion, Exception cause) {
        super(message, cause);
        this.ofOtherVersion = ofOtherVersion;
    }

    /** Returns the one among a failure's causes, if there is one. */
    public static Optional<UnreadableStateException> among(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableStateException unreadable) {
                return Optional.of(unreadable);
            }
        }
        return Optional.empty();
    }

    /** Tells whether another version of the application wrote them, rather than somebody else. */
    public boolean isOfOtherVersion() {
        return ofOtherVersion;
    }
}
