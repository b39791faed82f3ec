package org.filingmonitor.monitor.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.StreamSupport;

/** The answer of the owners API as rows. */
final class OwnerTable {

    private static final List<String> FIELDS = List.of("scope", "displayName", "total", "last4Weeks", "rolling12");

    private final JsonNode owners;

    OwnerTable(JsonNode owners) {
        this.owners = owners;
    }

    void print(PrintWriter out) {
        out.println(heading());
        out.println();
        Table table = new Table("owner", "total", "last 4 weeks", "12 months");
        owners.path("rows")
                .forEach(row -> table.row(
                        row.path("displayName").asText(),
                        row.path("total").asText(),
                        row.path("last4Weeks").asText(),
                        row.path("rolling12").asText()));
        table.print(out);
    }

    private String heading() {
        int shown = owners.path("rows").size();
        return owners.path("symbol").asText() + ", as of "
                + owners.path("asOf").asText() + ": " + shown + " of "
                + owners.path("total").asText() + " owners";
    }

    void writeCsv(PrintWriter out) throws IOException {
        List<List<String>> rows = StreamSupport.stream(owners.path("rows").spliterator(), false)
                .map(row ->
                        FIELDS.stream().map(field -> row.path(field).asText("")).toList())
                .toList();
        Csv.write(out, FIELDS, rows);
    }
}
