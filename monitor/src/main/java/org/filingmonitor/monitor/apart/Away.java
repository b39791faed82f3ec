package org.filingmonitor.monitor.apart;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.RetriableException;

/** Tells what passes by itself, such as a Kafka that is away, from what does not, such as a wrong password. */
public final class Away {

    /** What Kafka's clients say of a host without an address, be it misspelt or down. */
    private static final String NO_ADDRESS = "No resolvable bootstrap urls";

    private Away() {}

    /** Tells whether a failure is worth trying again. */
    static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetriableException
                    || (cause instanceof ConfigException
                            && String.valueOf(cause.getMessage()).startsWith(NO_ADDRESS))) {
                return true;
            }
        }
        return false;
    }

    /** Returns what went wrong with all its causes, since Kafka's outermost message seldom says it. */
    public static String reason(Throwable failure) {
        List<String> reasons = new ArrayList<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
            if (reasons.stream().noneMatch(said -> said.contains(reason))) {
                reasons.add(reason);
            }
        }
        return String.join(": ", reasons);
    }
}
