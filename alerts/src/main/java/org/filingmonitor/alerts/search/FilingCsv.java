package org.filingmonitor.alerts.search;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.filingmonitor.event.Filing;
import org.filingmonitor.filing.CsvCell;
import org.filingmonitor.filing.FilingJson;

/**
 * Filings as comma-separated values (RFC 4180, UTF-8), one a row. What a filing has several of stands in one cell, with a
 * semicolon between.
 */
final class FilingCsv {

    private static final List<String> HEADER = List.of(
            "id",
            "office",
            "applicationNumber",
            "filed",
            "firstPublished",
            "status",
            "title",
            "owners",
            "inventors",
            "ipc",
            "cpc",
            "publications",
            "abstract");

    private final SequenceWriter rows;

    /** Writes the header. */
    FilingCsv(OutputStream out) throws IOException {
        CsvMapper csv = new CsvMapper();
        csv.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        csv.enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING);
        rows = csv.writer().writeValues(out);
        rows.write(HEADER);
    }

    void write(Filing filing) throws IOException {
        FilingJson shown = FilingJson.of(filing);
        rows.write(Stream.of(
                        shown.id(),
                        shown.office(),
                        shown.applicationNumber(),
                        shown.filed(),
                        shown.firstPublished(),
                        shown.status(),
                        shown.title(),
                        joined(shown.owners().stream().map(FilingJson.Owner::name)),
                        joined(shown.inventors().stream()),
                        joined(shown.ipc().stream()),
                        joined(shown.cpc().stream()),
                        joined(shown.publications().stream().map(FilingJson.Publication::number)),
                        shown.abstractText())
                .map(cell -> CsvCell.inert(Objects.requireNonNullElse(cell, "")))
                .toList());
    }

    private static String joined(Stream<String> values) {
        return values.collect(Collectors.joining("; "));
    }

    /** Sends what is still held back. */
    void finish() throws IOException {
        rows.close();
    }
}
