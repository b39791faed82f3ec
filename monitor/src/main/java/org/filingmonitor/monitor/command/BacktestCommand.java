package org.filingmonitor.monitor.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backtest}: what a watchlist would find in all that is known. */
@Command(
        name = "backtest",
        description = {
            "Runs the query of a watchlist over all filings, as they are now, and counts what it finds by month of first "
                    + "publication.",
            "",
            "A watchlist with that query would have alerted of these filings."
        })
public final class BacktestCommand implements Callable<Integer> {

    @Mixin
    CommonOptions common;

    @Mixin
    private MonitorOptions monitor;

    @Parameters(arity = "1..*", paramLabel = "QUERY", description = "the query; several words are one")
    private List<String> query;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "earliest date of first publication, such as 2025-01-01; undated filings are left out then")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "latest date of first publication; likewise")
    private LocalDate to;

    @Option(
            names = "--watchlist",
            paramLabel = "ID",
            description = "a saved watchlist: what would be gained and lost if it had this query")
    private String watchlist;

    @ArgGroup
    private OutputOptions output = new OutputOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        String answer = monitor.client()
                .write("POST", "/api/v1/watchlists/backtest", question().toString());
        output.print(spec.commandLine().getOut(), answer, BacktestTable::new);
        return 0;
    }

    private ObjectNode question() {
        ObjectNode question = JsonNodeFactory.instance.objectNode().put("query", String.join(" ", query));
        put(question, "from", from);
        put(question, "to", to);
        put(question, "watchlist", watchlist);
        return question;
    }

    private static void put(ObjectNode question, String name, Object given) {
        if (given != null) {
            question.put(name, given.toString());
        }
    }
}
