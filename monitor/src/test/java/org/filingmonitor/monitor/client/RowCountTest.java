package org.filingmonitor.monitor.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowCountTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 1000})
    void countsFilingsHoweverTheyAreCutUp(int piece) {
        String csv = "id,title\nUS-1,\"a \"\"wheel\"\"\nand an axle\"\nUS-2,b\n";

        assertThat(counted(ExportFormat.CSV, csv, piece)).isEqualTo(2);
        assertThat(counted(ExportFormat.CSV, "id,title\n", piece)).isZero();
        assertThat(counted(ExportFormat.CSV, "", piece)).isZero();
        assertThat(counted(ExportFormat.JSONL, "{\"a\":\"\\\"\"}\n{}\n", piece)).isEqualTo(2);
    }

    private static long counted(ExportFormat format, String text, int piece) {
        RowCount rows = format.rows();
        byte[] bytes = text.getBytes(UTF_8);
        for (int from = 0; from < bytes.length; from += piece) {
            int size = Math.min(piece, bytes.length - from);
            byte[] buffer = new byte[size + 7];
            System.arraycopy(bytes, from, buffer, 0, size);
            rows.read(buffer, size);
        }
        return rows.filings();
    }
}
