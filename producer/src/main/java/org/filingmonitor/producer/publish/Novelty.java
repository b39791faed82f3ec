package org.filingmonitor.producer.publish;

/** What is new about a document. */
public enum Novelty {
    /** Its filing was never seen. */
    NEW,
    /** Its filing was seen, its content was not. */
    CHANGED,
    /** Its content was seen. */
    REPEATED
}
