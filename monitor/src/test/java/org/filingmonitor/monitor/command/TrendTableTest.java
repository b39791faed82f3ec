package org.filingmonitor.monitor.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.filingmonitor.monitor.client.MonitorClient;
import org.junit.jupiter.api.Test;

class TrendTableTest {

    private static final TrendTable TRENDS = new TrendTable(
            MonitorClient.parse(
                    """
                    {"scope":"all","level":"subclass","month":"2025-07","asOf":"2025-07-17","rows":[
                      {"symbol":"G06N","title":"Computing","count":30,"share":0.5,"previousMonth":9,"yearAgo":8,
                       "movingAverage3":16.0,"movingAverage12":9.5,"rolling12":114,"expected":8.25,"pValue":2.5E-9,
                       "emerging":true,"partial":true,"throughDate":"2025-07-17"},
                      {"symbol":"B01K","scheme":"RETIRED","title":"=SUM(A1)","count":4,"share":0.1,"previousMonth":0,
                       "yearAgo":12,"movingAverage3":1.5,"movingAverage12":6.0,"rolling12":72,"expected":12.0,
                       "pValue":0.99756,"emerging":false,"partial":true,"throughDate":"2025-07-17"},
                      {"symbol":"H04L","title":null,"count":1,"share":0.02,"previousMonth":0,"yearAgo":0,
                       "movingAverage3":0.5,"movingAverage12":0.1,"rolling12":1,"expected":null,"pValue":null,
                       "emerging":false,"partial":true,"throughDate":"2025-07-17"}]}
                    """));

    @Test
    void showsPlainFiguresAndMarksWhatEmerges() {
        StringWriter text = new StringWriter();
        TRENDS.print(new PrintWriter(text, true));

        assertThat(text.toString().lines())
                .containsExactly(
                        "all, 2025-07 up to 2025-07-17, against the same days of other months",
                        "",
                        "   symbol          count  month before  year ago  expected  p-value  title",
                        "*  G06N               30             9         8       8.3  <0.0001  Computing",
                        "   B01K (retired)      4             0        12      12.0   0.9976  =SUM(A1)",
                        "   H04L                1             0         0         -        -",
                        "");
    }

    @Test
    void saysNothingOfDaysOnceTheMonthIsOver() {
        StringWriter text = new StringWriter();
        new TrendTable(MonitorClient.parse("{\"scope\":\"all\",\"month\":\"2025-06\",\"rows\":[]}"))
                .print(new PrintWriter(text, true));

        assertThat(text.toString().lines()).startsWith("all, 2025-06", "");
    }

    @Test
    void writesEveryFigureAsCsvWithoutFormulas() throws IOException {
        StringWriter text = new StringWriter();
        TRENDS.writeCsv(new PrintWriter(text));

        assertThat(text.toString().lines())
                .containsExactly(
                        "symbol,title,count,share,previousMonth,yearAgo,movingAverage3,movingAverage12,rolling12,expected,"
                                + "pValue,emerging,partial,throughDate",
                        "G06N,Computing,30,0.5,9,8,16.0,9.5,114,8.25,2.5E-9,true,true,2025-07-17",
                        "B01K,'=SUM(A1),4,0.1,0,12,1.5,6.0,72,12.0,0.99756,false,true,2025-07-17",
                        "H04L,,1,0.02,0,0,0.5,0.1,1,,,false,true,2025-07-17");
    }
}
