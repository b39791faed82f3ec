package org.filingmonitor.monitor.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Filings of an answer as rows. */
final class FilingRows {

    static final List<String> FIELDS = List.of("id", "firstPublished", "status", "owners", "title");

    private FilingRows() {}

    static void print(PrintWriter out, JsonNode filings) {
        Table table = new Table("filing", "published", "status", "owner", "title");
        filings.forEach(filing -> table.row(cells(filing)));
        table.print(out);
    }

    /** Returns the cells of a filing, in the order of the fields. */
    static String[] cells(JsonNode filing) {
        String owners = StreamSupport.stream(filing.path("owners").spliterator(), false)
                .map(owner -> owner.path("name").asText())
                .collect(Collectors.joining("; "));
        return new String[] {
            filing.path("id").asText(),
            filing.path("firstPublished").asText("undated"),
            filing.path("status").asText(),
            owners,
            filing.path("title").asText("")
        };
    }
}
