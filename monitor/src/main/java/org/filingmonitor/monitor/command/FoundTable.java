package org.filingmonitor.monitor.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.StreamSupport;

/** The answer of a search as rows. */
final class FoundTable implements AnswerTable {

    private final JsonNode found;

    FoundTable(JsonNode found) {
        this.found = found;
    }

    @Override
    public void print(PrintWriter out) {
        out.println(heading());
        out.println();
        FilingRows.print(out, found.path("filings"));
    }

    private String heading() {
        long total = found.path("total").asLong();
        int shown = found.path("filings").size();
        long before = (found.path("page").asLong() - 1) * found.path("size").asLong();
        String which = shown == 0 || shown == total ? "" : ", " + (before + 1) + " to " + (before + shown);
        return total + (total == 1 ? " filing" : " filings") + which;
    }

    @Override
    public void writeCsv(PrintWriter out) throws IOException {
        Csv.write(
                out,
                FilingRows.FIELDS,
                StreamSupport.stream(found.path("filings").spliterator(), false)
                        .map(FilingRows::cells)
                        .map(List::of)
                        .toList());
    }
}
