package org.filingmonitor.monitor.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class BacktestTableTest {

    private static final String FILING =
            "{\"id\":\"US-1\",\"firstPublished\":null,\"status\":\"PENDING\",\"owners\":[{\"name\":\"Acme\"},{\"name\":\"Hub\"}],"
                    + "\"title\":\"Wheel\"}";
    private static final String ANSWER =
            "{\"total\":46,\"undated\":1,\"perMonth\":[{\"month\":\"2024-01\",\"count\":40},"
                    + "{\"month\":\"2024-03\",\"count\":5}],\"sample\":[" + FILING + "],"
                    + "\"gained\":{\"total\":1,\"sample\":[" + FILING + "]},\"lost\":{\"total\":0,\"sample\":[]}}";

    @Test
    void showsABarForEachMonthAndWhatIsGainedAndLost() throws Exception {
        StringWriter out = new StringWriter();

        table().print(new PrintWriter(out, true));

        assertThat(out.toString().lines().map(String::stripTrailing))
                .containsExactly(
                        "46 filings, 1 of them undated",
                        "",
                        "month    filings",
                        "2024-01       40  ########################################",
                        "2024-03        5  #####",
                        "",
                        "the latest 1",
                        "filing  published  status   owner      title",
                        "US-1    undated    PENDING  Acme; Hub  Wheel",
                        "",
                        "gained: 1 filing",
                        "all of them",
                        "filing  published  status   owner      title",
                        "US-1    undated    PENDING  Acme; Hub  Wheel",
                        "",
                        "lost: 0 filings");
    }

    @Test
    void writesTheMonthsAsCsv() throws Exception {
        StringWriter csv = new StringWriter();

        table().writeCsv(new PrintWriter(csv, true));

        assertThat(csv.toString().lines()).containsExactly("month,count", "2024-01,40", "2024-03,5");
    }

    private static BacktestTable table() throws Exception {
        return new BacktestTable(new ObjectMapper().readTree(ANSWER));
    }
}
