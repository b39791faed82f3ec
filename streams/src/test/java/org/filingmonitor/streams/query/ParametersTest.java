package org.filingmonitor.streams.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.filingmonitor.streams.count.CountRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What readers may send that is no parameter. */
class ParametersTest {

    private final Javalin server = Javalin.create(config -> {
                config.startup.showJavalinBanner = false;
                config.jetty.host = "127.0.0.1";
                config.jetty.port = 0;
                config.routes.get("/scope", request -> request.result(Parameters.scope(request)));
                config.routes.get(
                        "/level",
                        request -> request.result(new Parameters(request, "level", "value").level(CountRow.IPC)));
                config.routes.get(
                        "/month",
                        request -> request.result(new Parameters(request, "to")
                                .month("to")
                                .orElseThrow()
                                .minusMonths(1)
                                .toString()));
            })
            .start();

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void refusesAnOwnerThatCannotBeDecodedInsteadOfAnsweringForAll() throws IOException {
        assertThat(answer("/scope?scope=owner:100%25%20Pure"))
                .contains(" 200 OK")
                .endsWith("owner:100 pure");
        assertThat(answer("/scope?scope=owner:100%")).contains(" 400 ").contains("%25");
        assertThat(answer("/scope?scope=owner:%zz")).contains(" 400 ");
    }

    @Test
    void refusesMonthsBeyondAllYears() throws IOException {
        assertThat(answer("/month?to=2025-07")).contains(" 200 OK").endsWith("2025-06");
        assertThat(answer("/month?to=-999999999-01")).contains(" 400 ");
        assertThat(answer("/month?to=%2B10000-01")).contains(" 400 ");
    }

    @Test
    void countsASymbolAtALevelAtWhichItStands() throws IOException {
        assertThat(answer("/level")).endsWith("subclass");
        assertThat(answer("/level?value=G06F%2021/62")).endsWith("subgroup");
        assertThat(answer("/level?value=G06F%2021/00")).endsWith("group");
        assertThat(answer("/level?value=G06F%2021/00&level=subgroup")).endsWith("subgroup");
        assertThat(answer("/level?value=UNCLASSIFIED&level=class")).endsWith("class");
        assertThat(answer("/level?value=G06F%2021/62&level=subclass"))
                .contains(" 400 ")
                .contains("one of subgroup");
    }

    private String answer(String target) throws IOException {
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            client.getOutputStream()
                    .write(("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").getBytes(UTF_8));
            return new String(client.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
