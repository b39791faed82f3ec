package org.filingmonitor.monitor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.filingmonitor.monitor.endtoend.RunningMonitor.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page that names only a publication, and after a kill one that names its application. */
class LinkedFilingIT {

    private static final String APPLICATION = "申請?zhí)枺?/td> 202010041565.X 申請日: 2020-01-15\n";
    private static final String PAGE =
            """
            [發(fā)明專利]一種燈籠(ABS)有效

            專利信息
            %s公開(公告)號: CN111275445B 公開(公告)日: 2023-08-22
            發(fā)明(設(shè)計)人: 李燈 申請(專利權(quán))人: 燈籠實(shí)驗(yàn)室
            主分類號: F21V29/70 分類號: F21V29/70
            代理公司: 某代理 11315 代理人: 某人
            地址: 某地*** 國省代碼: 暫無信息
            權(quán)利要求書: 查看更多 說明書: 查看更多
            摘要:
            搜索關(guān)鍵詞: 燈籠
            【權(quán)利要求書】:

            1.一種燈籠。
            """;

    private static final String ALONE = "/api/v1/filings/CN-PUB-111275445";
    private static final String NAMED = "/api/v1/filings/CN-202010041565";
    private static final Duration SETTLED = Duration.ofSeconds(30);

    @TempDir
    private Path temp;

    @Test
    void isOneFilingThatIsAlertedOnce() throws Exception {
        Path data = temp.resolve("data");
        try (RunningMonitor monitor = RunningMonitor.up(data, "--empty")) {
            watch(monitor);
            ingest(monitor, PAGE.formatted(""));
            await().atMost(SETTLED).until(() -> monitor.status(ALONE) == 200);
            await().atMost(SETTLED).until(() -> alerts(monitor).size() == 2);
            monitor.kill();
        }
        try (RunningMonitor monitor = RunningMonitor.up(data, "--empty")) {
            ingest(monitor, PAGE.formatted(APPLICATION));
            await().atMost(SETTLED).until(() -> monitor.status(ALONE) == 404);
            await().atMost(SETTLED).until(() -> monitor.status(NAMED) == 200);
            assertThat(monitor.get(NAMED).path("filed").asText()).isEqualTo("2020-01-15");
            await().atMost(SETTLED).until(() -> monitor.total("all") == 1);

            // What comes next of the same filing is told after what came before.
            ingest(
                    monitor,
                    PAGE.formatted(APPLICATION)
                            .replace("CN111275445B", "CN111275445A")
                            .replace("2023-08-22", "2020-06-12"));
            await().atMost(SETTLED).until(() -> alerts(monitor).size() > 2);
            assertThat(alerts(monitor))
                    .containsExactlyInAnyOrder(
                            "CN-PUB-111275445 NEW",
                            "CN-PUB-111275445 GRANTED",
                            "CN-202010041565 PUBLISHED:CN111275445B");
        }
    }

    private static void watch(RunningMonitor monitor) throws Exception {
        Ended made = monitor.run(
                "watchlists", "create", "--id=lanterns", "--query=ipc:F21V", "--fact=NEW,GRANTED,PUBLISHED", "--log");
        assertThat(made.exitCode()).as(made.err()).isZero();
    }

    private void ingest(RunningMonitor monitor, String page) throws Exception {
        Path file = Files.writeString(temp.resolve("page.txt"), page);
        Ended ended = monitor.run("ingest", file.toString(), "--strict");
        assertThat(ended.exitCode()).as(ended.err()).isZero();
    }

    private static List<String> alerts(RunningMonitor monitor) throws Exception {
        return monitor.get("/api/v1/alerts?size=100").path("alerts").findParents("fact").stream()
                .map(LinkedFilingIT::named)
                .toList();
    }

    private static String named(JsonNode alert) {
        return alert.at("/filing/id").asText() + " " + alert.path("fact").asText();
    }
}
