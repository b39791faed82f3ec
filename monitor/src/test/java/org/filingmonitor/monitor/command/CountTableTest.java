package org.filingmonitor.monitor.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.filingmonitor.monitor.client.MonitorClient;
import org.junit.jupiter.api.Test;

class CountTableTest {

    private static final String COUNTS =
            """
            {"rows":[{"value":"G06F, \\"x\\"","total":9,"last4Weeks":1,"monthToDate":2,"rolling3":4,"rolling12":5,
              "months":[
              {"month":"2025-07","count":1,"partial":true},{"month":"2025-06","count":2,"partial":false}]}]}
            """;

    @Test
    void writesCsvThatASpreadsheetReadsBack() throws IOException {
        StringWriter text = new StringWriter();
        new CountTable(MonitorClient.parse(COUNTS)).writeCsv(new PrintWriter(text));

        assertThat(text.toString().lines())
                .containsExactly(
                        "value,total,last4Weeks,monthToDate,rolling3,rolling12,2025-07,2025-06",
                        "\"G06F, \"\"x\"\"\",9,1,2,4,5,1,2");
    }

    @Test
    void marksSymbolsThatAreNotValidForPeopleAlone() throws IOException {
        JsonNode counts = MonitorClient.parse(
                """
                {"rows":[{"value":"B01K","total":3,"last4Weeks":1,"monthToDate":0,"rolling3":1,"rolling12":1,"scheme":"RETIRED","months":[]},
                         {"value":"B01L","total":2,"last4Weeks":1,"monthToDate":0,"rolling3":1,"rolling12":1,"months":[]},
                         {"value":"B99Z","total":1,"last4Weeks":0,"monthToDate":0,"rolling3":1,"rolling12":1,"scheme":"UNKNOWN","months":[]}]}
                """);
        StringWriter table = new StringWriter();
        StringWriter csv = new StringWriter();

        new CountTable(counts).print(new PrintWriter(table));
        new CountTable(counts).writeCsv(new PrintWriter(csv));

        assertThat(table.toString().lines())
                .containsSequence(
                        "value           total  last4Weeks  monthToDate  rolling3  rolling12",
                        "B01K (retired)      3           1            0         1          1",
                        "B01L                2           1            0         1          1",
                        "B99Z (unknown)      1           0            0         1          1");
        assertThat(csv.toString().lines())
                .containsExactly(
                        "value,total,last4Weeks,monthToDate,rolling3,rolling12",
                        "B01K,3,1,0,1,1",
                        "B01L,2,1,0,1,1",
                        "B99Z,1,0,0,1,1");
    }
}
