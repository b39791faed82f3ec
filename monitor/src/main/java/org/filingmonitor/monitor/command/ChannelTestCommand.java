package org.filingmonitor.monitor.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.filingmonitor.monitor.client.MonitorClient;
import org.filingmonitor.monitor.letter.RawText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code watchlists test}: tries the channels of a watchlist. */
@Command(
        name = "test",
        description = {
            "Sends a note over each channel of a watchlist, and says whether it was taken.",
            "",
            "Exits with 1 when one of them was not."
        })
final class ChannelTestCommand implements Callable<Integer> {

    @Mixin
    CommonOptions common;

    @Mixin
    private MonitorOptions monitor;

    @Parameters(paramLabel = "ID", description = "id of the watchlist")
    private String id;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        JsonNode channels = MonitorClient.parse(monitor.watchlists().get(id)).path("channels");
        Table table = new Table("channel", "target", "outcome");
        boolean all = true;
        for (int place = 0; place < channels.size(); place++) {
            JsonNode tried = monitor.notifications().test(id, place);
            boolean delivered = tried.path("delivered").asBoolean();
            all &= delivered;
            table.row(
                    channels.get(place).path("type").asText(),
                    RawText.inOneLine(channels.get(place)
                            .path("url")
                            .asText(channels.get(place).path("to").asText())),
                    delivered
                            ? "delivered"
                            : RawText.inOneLine(tried.path("reason").asText()));
        }
        table.print(spec.commandLine().getOut());
        return all ? 0 : 1;
    }
}
