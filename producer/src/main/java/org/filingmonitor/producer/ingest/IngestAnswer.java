package org.filingmonitor.producer.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.ParsedDocument.Observed;
import org.filingmonitor.producer.feed.ParsedDocument.Rejected;
import org.filingmonitor.producer.feed.Position;
import org.filingmonitor.producer.publish.Tally;

/** The answer to an ingest, as NDJSON: progress, warnings and rejections while it goes on, the summary at last. */
final class IngestAnswer {

    /**
     * Warnings and rejections told, at most. A client may read the answer only after it has sent the whole file; more
     * than its socket buffers would stop both. All rejections are in the dead letters.
     */
    static final int TOLD = 1000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OutputStream out;
    private Tally tally = Tally.NONE;
    private int told;

    IngestAnswer(OutputStream out) {
        this.out = out;
    }

    /** Tells what became of a page. */
    void page(List<ParsedDocument> documents, Tally page) throws IOException {
        for (ParsedDocument document : documents) {
            if (document instanceof Rejected rejected) {
                tell("rejected", rejected.position(), rejected.reason());
            } else if (document instanceof Observed observed) {
                for (String warning : observed.warnings()) {
                    tell("warning", observed.position(), warning);
                }
            }
        }
        tally = tally.plus(page);
    }

    /** Tells how many bytes of the file were read. */
    void progress(long bytes) throws IOException {
        line("progress", Map.of("read", tally.read(), "bytes", bytes));
    }

    void summary() throws IOException {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("read", tally.read());
        summary.put("new", tally.fresh());
        summary.put("changed", tally.changed());
        summary.put("repeated", tally.repeated());
        summary.put("rejected", tally.rejected());
        summary.put("skipped", tally.skipped());
        if (told > TOLD) {
            summary.put("untold", told - TOLD);
        }
        line("summary", summary);
    }

    /** Tells why the ingest ended early; the pages before stay. */
    void error(String reason) throws IOException {
        line("error", Map.of("reason", reason, "read", tally.read()));
    }

    private void tell(String kind, Position position, String reason) throws IOException {
        told++;
        if (told <= TOLD) {
            Map<String, Object> detail = new LinkedHashMap<>();
            detail.put("position", position.toString());
            detail.put("reason", reason);
            line(kind, detail);
        }
    }

    private void line(String kind, Map<String, Object> content) throws IOException {
        out.write(JSON.writeValueAsBytes(Map.of(kind, content)));
        out.write('\n');
        out.flush();
    }
}
