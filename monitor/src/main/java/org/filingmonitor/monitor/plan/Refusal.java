package org.filingmonitor.monitor.plan;

/**
 * Why a watchlist of a file cannot be applied.
 *
 * @param id its id
 * @param place where it stands, {@code FILE:LINE:COLUMN}
 * @param problem what is wrong, and the cure
 */
public record Refusal(String id, String place, String problem) {}
