package org.filingmonitor.monitor.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.filingmonitor.monitor.client.Ingest;
import org.filingmonitor.monitor.failure.Failure;
import org.filingmonitor.monitor.letter.DeadLetters;
import org.filingmonitor.monitor.letter.Letter;
import org.filingmonitor.monitor.letter.LetterId;
import org.filingmonitor.monitor.letter.RawText;
import org.filingmonitor.monitor.letter.Retry;
import org.filingmonitor.topic.Topic;
import org.filingmonitor.topic.Topics;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dlq}: what could not be read or delivered. */
@Command(
        name = "dlq",
        description = {
            "Shows dead letters, which are documents and records that could not be read or delivered, and sends them again.",
            "",
            "They are read from Kafka: that of the monitor that runs on --data-dir, unless --kafka or --config names another."
        },
        synopsisSubcommandLabel = "COMMAND")
public final class DlqCommand {

    @Mixin
    CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Command(name = "list", description = "Lists dead letters, the newest first.")
    int list(
            @Mixin CommonOptions options,
            @Mixin MonitorOptions monitor,
            @Mixin KafkaOptions kafka,
            @Option(names = "--topic", paramLabel = "NAME", description = "those of a topic, such as filings.v1")
                    String topic,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "50",
                            description = "the newest N (default: ${DEFAULT-VALUE})")
                    int limit,
            @ArgGroup OutputOptions output)
            throws IOException {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit must be 1 or more, not " + limit);
        }
        List<String> topics = topics(topic);
        try (DeadLetters letters = DeadLetters.on(kafka.given(spec, monitor))) {
            LetterTable table = new LetterTable(letters.newest(topics, limit));
            table.print(out(), output == null ? new OutputOptions() : output);
        }
        return 0;
    }

    @Command(
            name = "show",
            description = "Shows a dead letter: its headers, then its bytes, as text or as hexadecimal digits.")
    int show(
            @Mixin CommonOptions options,
            @Mixin MonitorOptions monitor,
            @Mixin KafkaOptions kafka,
            @Parameters(paramLabel = "ID", description = "id of the letter, such as filings.dlq.v1/0/12") String id) {
        LetterId wanted = LetterId.of(id);
        try (DeadLetters letters = DeadLetters.on(kafka.given(spec, monitor))) {
            show(letters.find(wanted));
        }
        return 0;
    }

    @Command(
            name = "retry",
            description = {
                "Sends dead letters again, and says of each what became of it.",
                "",
                "A document goes through the running monitor, as 'ingest' sends it, and alerts unless --history is given; "
                        + "a record goes to the topic where it stood. Letters stay until their topic drops them, after 30 "
                        + "days. To retry one twice does no harm: what was seen before counts as repeated and changes "
                        + "nothing; a notification is sent again under its id.",
                "",
                "Exits with 1 when one of them was not taken."
            })
    int retry(
            @Mixin CommonOptions options,
            @Mixin MonitorOptions monitor,
            @Mixin KafkaOptions kafka,
            @Mixin IngestOptions reading,
            @Parameters(paramLabel = "ID", arity = "0..*", description = "ids of letters") List<String> ids,
            @Option(names = "--all", description = "all letters there are") boolean all,
            @Option(names = "--topic", paramLabel = "NAME", description = "with --all: those of a topic")
                    String topic) {
        if (all == (ids != null) || (topic != null && !all)) {
            throw new ParameterException(spec.commandLine(), "give ids of letters, or --all and perhaps --topic");
        }
        List<String> topics = topics(topic);
        List<LetterId> wanted = all ? List.of() : ids.stream().map(LetterId::of).toList();
        Map<String, String> clients = kafka.given(spec, monitor);
        AtomicLong retried = new AtomicLong();
        AtomicBoolean taken = new AtomicBoolean(true);
        try (DeadLetters letters = DeadLetters.on(clients);
                Retry retry = new Retry(() -> new Ingest(monitor.client(), reading.parameters()), clients)) {
            wanted.stream().map(letters::find).toList().forEach(letter -> send(retry, letter, retried, taken));
            if (all) {
                letters.each(topics, letter -> send(retry, letter, retried, taken));
            }
        }
        if (retried.get() == 0) {
            out().println(LetterTable.NONE);
        }
        return taken.get() ? 0 : 1;
    }

    private void send(Retry retry, Letter letter, AtomicLong retried, AtomicBoolean taken) {
        Retry.Outcome outcome = retry.send(letter);
        retried.incrementAndGet();
        out().println(letter.id() + "  " + RawText.inOneLine(outcome.text()));
        out().flush();
        if (!outcome.taken()) {
            taken.set(false);
        }
    }

    private void show(Letter letter) {
        PrintWriter out = out();
        out.println("id: " + letter.id());
        out.println("written: " + letter.at());
        letter.headers().forEach((name, value) -> out.println(RawText.inOneLine(name + ": " + value)));
        if (letter.key() != null) {
            out.println("key:");
            out.println(RawText.of(letter.key()));
        }
        out.println(letter.value() == null ? "no value" : letter.value().length + " bytes:");
        out.println(letter.value() == null ? "" : RawText.of(letter.value()));
    }

    /** A topic of dead letters may be named by its own name or by that of its source. */
    private static List<String> topics(String named) {
        List<String> topics = Topics.withDeadLetters().stream()
                .filter(topic -> named == null || named.equals(topic.name()) || named.equals(topic.deadLetters()))
                .map(Topic::deadLetters)
                .toList();
        if (topics.isEmpty()) {
            throw Failure.ofUsage("'" + named + "' has no dead letters: give one of "
                    + String.join(
                            ", ",
                            Topics.withDeadLetters().stream().map(Topic::name).toList()));
        }
        return topics;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
