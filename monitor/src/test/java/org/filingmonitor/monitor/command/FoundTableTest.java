package org.filingmonitor.monitor.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class FoundTableTest {

    private static final String FILING = "{\"id\":\"US-1\",\"firstPublished\":\"2024-01-05\",\"status\":\"PENDING\","
            + "\"owners\":[{\"name\":\"=Acme\"}],\"title\":null}";

    @Test
    void saysWhichOfTheFilingsAreShown() throws Exception {
        assertThat(printed(41, 3, 20, FILING))
                .startsWith("41 filings, 41 to 41\n")
                .contains("US-1    2024-01-05");
        assertThat(printed(1, 1, 20, FILING)).startsWith("1 filing\n");
        assertThat(printed(0, 1, 20, "")).startsWith("0 filings\n");
    }

    @Test
    void writesCsvInWhichNoCellIsAFormula() throws Exception {
        StringWriter csv = new StringWriter();

        table(1, 1, 20, FILING).writeCsv(new PrintWriter(csv, true));

        assertThat(csv.toString().lines())
                .containsExactly("id,firstPublished,status,owners,title", "US-1,2024-01-05,PENDING,'=Acme,");
    }

    private static String printed(int total, int page, int size, String filings) throws Exception {
        StringWriter out = new StringWriter();
        table(total, page, size, filings).print(new PrintWriter(out, true));
        return out.toString();
    }

    private static FoundTable table(int total, int page, int size, String filings) throws Exception {
        String answer =
                "{\"total\":" + total + ",\"page\":" + page + ",\"size\":" + size + ",\"filings\":[" + filings + "]}";
        return new FoundTable(new ObjectMapper().readTree(answer));
    }
}
