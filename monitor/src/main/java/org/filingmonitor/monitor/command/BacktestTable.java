package org.filingmonitor.monitor.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The answer of a back-test as rows, one a month. */
final class BacktestTable implements AnswerTable {

    /** Length of the longest bar, in characters. */
    private static final int BAR = 40;

    private final JsonNode answer;

    BacktestTable(JsonNode answer) {
        this.answer = answer;
    }

    @Override
    public void print(PrintWriter out) {
        out.println(heading());
        out.println();
        months(out);
        sample(out, "the latest", answer.path("sample"), answer.path("total").asLong());
        difference(out, "gained");
        difference(out, "lost");
    }

    private String heading() {
        long total = answer.path("total").asLong();
        long undated = answer.path("undated").asLong();
        return filings(total) + (undated == 0 ? "" : ", " + undated + " of them undated");
    }

    private void months(PrintWriter out) {
        if (!answer.path("perMonth").isEmpty()) {
            long most =
                    rows().mapToLong(row -> row.path("count").asLong()).max().orElse(1);
            Table table = new Table("month", "filings", "");
            rows().forEach(row -> table.row(
                    row.path("month").asText(),
                    row.path("count").asText(),
                    "#".repeat(bar(row.path("count").asLong(), most))));
            table.print(out);
        }
    }

    /** The smallest count still has a mark. */
    private static int bar(long count, long most) {
        return (int) Math.max(1, count * BAR / most);
    }

    private Stream<JsonNode> rows() {
        return StreamSupport.stream(answer.path("perMonth").spliterator(), false);
    }

    private void difference(PrintWriter out, String what) {
        JsonNode side = answer.path(what);
        if (!side.isMissingNode()) {
            out.println(what + ": " + filings(side.path("total").asLong()));
            sample(
                    out,
                    "the latest of them",
                    side.path("sample"),
                    side.path("total").asLong());
        }
    }

    private static void sample(PrintWriter out, String heading, JsonNode filings, long total) {
        if (!filings.isEmpty()) {
            out.println(filings.size() < total ? heading + " " + filings.size() : "all of them");
            FilingRows.print(out, filings);
        }
    }

    private static String filings(long count) {
        return count + (count == 1 ? " filing" : " filings");
    }

    @Override
    public void writeCsv(PrintWriter out) throws IOException {
        Csv.write(
                out,
                List.of("month", "count"),
                rows().map(row -> List.of(
                                row.path("month").asText(), row.path("count").asText()))
                        .toList());
    }
}
