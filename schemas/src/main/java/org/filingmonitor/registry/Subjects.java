package org.filingmonitor.registry;

/** Under which subject the schemas of a topic stand: Confluent's TopicNameStrategy. */
public final class Subjects {

    private Subjects() {}

    /** Returns {@code TOPIC-key} or {@code TOPIC-value}. */
    public static String of(String topic, boolean isKey) {
        return topic + (isKey ? "-key" : "-value");
    }
}
