package org.filingmonitor.monitor.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** The answer of the counts API as rows: a value, its total, its rolling counts, its months. */
final class CountTable implements AnswerTable {

    /** What the columns mean, for the help of a command. */
    static final String LEGEND =
            "All counts end with the day of --as-of. 'last4Weeks' begins 28 days before it, 'monthToDate' "
                    + "with its month, 'rolling3' and 'rolling12' with the first of the 2 or 11 whole months before that.";

    private static final List<String> FIGURES = List.of("total", "last4Weeks", "monthToDate", "rolling3", "rolling12");

    private final List<String> header = new ArrayList<>(List.of("value"));
    /** The header as people read it: a month that is not over says so. */
    private final List<String> labels;

    private final List<List<String>> rows = new ArrayList<>();
    /** The values as people read them: an IPC symbol that is not valid says so. */
    private final List<String> values = new ArrayList<>();

    CountTable(JsonNode counts) {
        header.addAll(FIGURES);
        labels = new ArrayList<>(header);
        JsonNode first = counts.path("rows").path(0);
        first.path("months").forEach(month -> {
            header.add(month.path("month").asText());
            labels.add(label(month));
        });
        counts.path("rows").forEach(row -> {
            List<String> cells = new ArrayList<>(List.of(row.path("value").asText()));
            FIGURES.forEach(figure -> cells.add(row.path(figure).asText()));
            row.path("months").forEach(month -> cells.add(month.path("count").asText()));
            rows.add(cells);
            values.add(IpcMark.value(row));
        });
    }

    /** A month, marked while it is not over. */
    static String label(JsonNode month) {
        return month.path("month").asText() + (month.path("partial").asBoolean() ? " (MTD)" : "");
    }

    @Override
    public void print(PrintWriter out) {
        Table table = new Table(labels.toArray(String[]::new));
        for (int i = 0; i < rows.size(); i++) {
            String[] cells = rows.get(i).toArray(String[]::new);
            cells[0] = values.get(i);
            table.row(cells);
        }
        table.print(out);
    }

    @Override
    public void writeCsv(PrintWriter out) throws IOException {
        Csv.write(out, header, rows);
    }
}
