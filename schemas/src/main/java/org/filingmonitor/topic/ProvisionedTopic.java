package org.filingmonitor.topic;

import java.util.Map;

/**
 * A topic that is as the catalogue says.
 *
 * @param name its name
 * @param partitions how many it has
 * @param created true if it was created now, false if it was there and verified
 * @param schemaIds the registry's ids of its schemas, by subject; none for dead letters, which are bytes
 */
public record ProvisionedTopic(String name, int partitions, boolean created, Map<String, Integer> schemaIds) {}
