package org.filingmonitor.monitor.command;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.filingmonitor.filing.CsvCell;

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
                lines.write(row.stream().map(CsvCell::inert).toList());
            }
        }
    }
}
