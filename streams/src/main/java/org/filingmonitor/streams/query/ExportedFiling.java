package org.filingmonitor.streams.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.Publication;
import org.filingmonitor.filing.FilingJson;
import org.filingmonitor.streams.filing.FilingTable;
import org.filingmonitor.streams.state.FilingState;
import org.filingmonitor.streams.state.Stated;
import org.filingmonitor.streams.state.StatedPublication;

/**
 * A filing as a line of the format {@code jsonl}: read by an empty monitor, it gives the same filing there.
 *
 * @param filing what is shown of it; if all of its documents were deleted, those documents
 * @param revision the latest of the statements that hold, an ISO instant
 * @param deleted true if all of its documents were deleted, else null
 */
record ExportedFiling(
        @JsonUnwrapped FilingJson filing, String revision, @JsonInclude(JsonInclude.Include.NON_NULL) Boolean deleted) {

    static ExportedFiling of(FilingState state) {
        Filing filing = FilingTable.filing(state);
        if (filing.getDeleted()) {
            filing.setPublications(deletedDocuments(state));
        }
        return new ExportedFiling(FilingJson.of(filing), revision(state), filing.getDeleted() ? true : null);
    }

    /** Those that are only hidden, being listed under a kind code too, would come to light if they were restated. */
    private static List<Publication> deletedDocuments(FilingState state) {
        return state.getPublications().stream()
                .filter(document -> !document.getPresent())
                .map(document -> new Publication(document.getNumber(), document.getKind(), document.getDate()))
                .toList();
    }

    private static String revision(FilingState state) {
        LongStream fields = state.getFields().values().stream().mapToLong(Stated::getRevision);
        LongStream documents = state.getPublications().stream().mapToLong(StatedPublication::getRevision);
        return Instant.ofEpochMilli(LongStream.concat(fields, documents).max().orElse(0))
                .toString();
    }
}
