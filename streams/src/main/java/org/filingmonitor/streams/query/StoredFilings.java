package org.filingmonitor.streams.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.filingmonitor.streams.state.FilingState;

/** The filings of one partition that is held here. */
final class StoredFilings implements FilingLines {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private final KeyValueIterator<String, FilingState> partition;

    StoredFilings(KeyValueIterator<String, FilingState> partition) {
        this.partition = partition;
    }

    @Override
    public boolean hasNext() {
        return partition.hasNext();
    }

    @Override
    public String nextId() {
        return partition.peekNextKey();
    }

    @Override
    public byte[] next() {
        try {
            return JSON.writeValueAsBytes(ExportedFiling.of(partition.next().value));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        partition.close();
    }
}
