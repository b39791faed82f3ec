package org.filingmonitor.monitor.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What became of the documents of one or more files: read = new + changed + repeated + rejected.
 *
 * @param read documents that were looked at
 * @param fresh filings never seen before; {@code new} in JSON
 * @param changed documents of known filings, with content never seen before
 * @param repeated documents seen before
 * @param rejected documents that could not be taken
 * @param skipped documents that are no filings; outside {@code read}
 * @param untold warnings and rejections that the monitor did not tell one by one
 */
public record Summary(long read, long fresh, long changed, long repeated, long rejected, long skipped, long untold) {

    /** Nothing read. */
    public static final Summary NONE = new Summary(0, 0, 0, 0, 0, 0, 0);

    static Summary of(JsonNode json) {
        return new Summary(
                json.path("read").asLong(),
                json.path("new").asLong(),
                json.path("changed").asLong(),
                json.path("repeated").asLong(),
                json.path("rejected").asLong(),
                json.path("skipped").asLong(),
                json.path("untold").asLong());
    }

    /** Returns the sum of both. */
    public Summary plus(Summary other) {
        return new Summary(
                read + other.read,
                fresh + other.fresh,
                changed + other.changed,
                repeated + other.repeated,
                rejected + other.rejected,
                skipped + other.skipped,
                untold + other.untold);
    }

    /** Returns the summary as {@code POST /api/v1/ingest} gives it. */
    public String json() {
        String counts = "\"read\":%d,\"new\":%d,\"changed\":%d,\"repeated\":%d,\"rejected\":%d,\"skipped\":%d"
                .formatted(read, fresh, changed, repeated, rejected, skipped);
        return "{" + counts + (untold == 0 ? "" : ",\"untold\":" + untold) + "}";
    }
}
