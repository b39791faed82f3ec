package org.filingmonitor.topic;

import java.util.List;
import org.apache.kafka.common.KafkaException;

/** Topics or schemas that are there differ from the catalogue. Each line of the message names one, and its cure. */
public class ProvisioningException extends KafkaException {

    private final List<String> differences;

    /** Creates the exception with a line for each difference. */
    public ProvisioningException(List<String> differences) {
        super(String.join(System.lineSeparator(), differences));
        this.differences = List.copyOf(differences);
    }

    /** Returns a line for each difference. */
    public List<String> differences() {
        return differences;
    }
}
