package org.filingmonitor.monitor.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** The answer of the trends API as rows. */
final class TrendTable implements AnswerTable {

    /** What the columns mean, for the help of a command. */
    static final String LEGEND =
            "'expected' is the mean of the 12 months before, of those since the first filing, '-' below "
                    + "six of them. 'p-value' is the probability of a count as great or greater were nothing rising. '*' marks "
                    + "what emerges: at least 5 filings, significantly more than before, corrected for the number of symbols. "
                    + "While a month is not over, all figures are those of the same days of each month.";

    private static final List<String> FIELDS = List.of(
            "symbol",
            "title",
            "count",
            "share",
            "previousMonth",
            "yearAgo",
            "movingAverage3",
            "movingAverage12",
            "rolling12",
            "expected",
            "pValue",
            "emerging",
            "partial",
            "throughDate");

    private static final double SMALLEST = 0.0001;

    private final JsonNode trends;

    TrendTable(JsonNode trends) {
        this.trends = trends;
    }

    @Override
    public void print(PrintWriter out) {
        out.println(heading());
        out.println();
        Table table = new Table("", "symbol", "count", "month before", "year ago", "expected", "p-value", "title");
        trends.path("rows")
                .forEach(row -> table.row(
                        row.path("emerging").asBoolean() ? "*" : "",
                        IpcMark.of(row, "symbol"),
                        row.path("count").asText(),
                        row.path("previousMonth").asText(),
                        row.path("yearAgo").asText(),
                        expected(row.path("expected")),
                        probability(row.path("pValue")),
                        row.path("title").asText("")));
        table.print(out);
    }

    private String heading() {
        JsonNode first = trends.path("rows").path(0);
        String month =
                trends.path("scope").asText() + ", " + trends.path("month").asText();
        return first.path("partial").asBoolean()
                ? month + " up to " + first.path("throughDate").asText() + ", against the same days of other months"
                : month;
    }

    private static String expected(JsonNode expected) {
        return expected.isNumber() ? String.format(Locale.ROOT, "%.1f", expected.asDouble()) : "-";
    }

    /** A probability in plain digits, however small. */
    private static String probability(JsonNode probability) {
        if (!probability.isNumber()) {
            return "-";
        }
        return probability.asDouble() < SMALLEST
                ? "<0.0001"
                : String.format(Locale.ROOT, "%.4f", probability.asDouble());
    }

    @Override
    public void writeCsv(PrintWriter out) throws IOException {
        List<List<String>> rows = StreamSupport.stream(trends.path("rows").spliterator(), false)
                .map(row ->
                        FIELDS.stream().map(field -> row.path(field).asText("")).toList())
                .toList();
        Csv.write(out, FIELDS, rows);
    }
}
