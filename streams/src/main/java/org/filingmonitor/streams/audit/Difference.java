package org.filingmonitor.streams.audit;

/**
 * A row of a topic that is not what the observations amount to.
 *
 * @param topic the topic's name
 * @param key the row's key as JSON
 * @param partition the partition that the row stands in, where that is not the one of its scope; else null
 * @param live the row as it stands in the topic, as JSON; null where there is none
 * @param recounted the row as it should be, as JSON; null where there should be none
 */
public record Difference(String topic, String key, Integer partition, String live, String recounted) {}
