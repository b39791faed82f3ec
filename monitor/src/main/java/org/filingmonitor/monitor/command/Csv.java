package org.filingmonitor.monitor.command;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** Rows as comma-separated values. */
final class Csv {

    private Csv() {}

    static void write(PrintWriter out, List<String> header, List<List<String>> rows) throws IOException {
        CsvMapper csv = new CsvMapper();
        csv.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        csv.enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING);
        try (var lines = csv.writer().writeValues(out)) {
            lines.write(header);
            for (List<String> row : rows) {
                lines.write(row.stream().map(Csv::inert).toList());
            }
        }
    }

    /** A spreadsheet runs a cell that starts like a formula, unless an apostrophe stands before it. */
    static String inert(String cell) {
        return cell.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + cell : cell;
    }
}
