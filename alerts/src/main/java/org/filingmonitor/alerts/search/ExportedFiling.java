package org.filingmonitor.alerts.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import org.filingmonitor.event.Filing;
import org.filingmonitor.filing.FilingJson;

/**
 * A filing as a line of the format {@code jsonl}: read by an empty monitor, it gives the same filing there.
 *
 * @param filing what is shown of it; if all of its documents were deleted, those documents
 * @param revision the latest of the statements that hold, an ISO instant
 * @param deleted true if all of its documents were deleted, else null
 */
public record ExportedFiling(
        @JsonUnwrapped FilingJson filing, String revision, @JsonInclude(JsonInclude.Include.NON_NULL) Boolean deleted) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    /** Returns the line of a filing, without its end. */
    public static byte[] line(Filing filing) {
        try {
            return JSON.writeValueAsBytes(of(filing));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ExportedFiling of(Filing filing) {
        String revision = filing.getRevision().toString();
        if (!filing.getDeleted()) {
            return new ExportedFiling(FilingJson.of(filing), revision, null);
        }
        Filing whole = Filing.newBuilder(filing)
                .setPublications(filing.getDeletedPublications())
                .build();
        return new ExportedFiling(FilingJson.of(whole), revision, true);
    }
}
