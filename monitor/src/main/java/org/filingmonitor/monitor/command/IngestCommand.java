package org.filingmonitor.monitor.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.filingmonitor.monitor.client.Ingest;
import org.filingmonitor.monitor.client.Summary;
import org.filingmonitor.monitor.failure.Failure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ingest}: files into the running monitor. */
@Command(
        name = "ingest",
        description = {
            "Sends files of filings into the running monitor and says what became of them.",
            "",
            "What the monitor has seen before counts as repeated and changes nothing. Documents that are rejected, and "
                    + "why, go to standard error."
        })
public final class IngestCommand implements Callable<Integer> {

    /** Directories within one another that are looked into, at most: as many as a watched directory's. */
    private static final int DEPTH = 8;

    @Mixin
    CommonOptions common;

    @Mixin
    private MonitorOptions monitor;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|DIR",
            description =
                    "files, plain, ZIP or gzip; or directories, whose files are meant, also those in directories below")
    private List<Path> paths;

    @Mixin
    private IngestOptions reading;

    @Option(names = "--strict", description = "exit with 1 when a document is rejected")
    private boolean strict;

    @Option(names = "--json", description = "print the summary as JSON")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Path> files = paths.stream().flatMap(IngestCommand::files).toList();
        Ingest ingest = new Ingest(monitor.client(), reading.parameters());
        Summary summary = Summary.NONE;
        try (IngestProgress progress =
                new IngestProgress(files, spec.commandLine().getErr())) {
            for (Path file : files) {
                summary = summary.plus(ingest.send(file, progress.of(file)));
            }
        }
        print(summary, files.size());
        return strict && summary.rejected() > 0 ? 1 : 0;
    }

    private static Stream<Path> files(Path path) {
        if (!Files.isReadable(path)) {
            throw Failure.ofUsage(path + ": no such file or directory, or not readable");
        }
        if (!Files.isDirectory(path)) {
            return Stream.of(path);
        }
        try (Stream<Path> inside = Files.walk(path, DEPTH)) {
            return inside.filter(Files::isRegularFile).filter(file -> !isHidden(path, file)).sorted().toList().stream();
        } catch (IOException e) {
            throw new Failure("Cannot list " + path, e);
        }
    }

    private static boolean isHidden(Path directory, Path file) {
        return StreamSupport.stream(directory.relativize(file).spliterator(), false)
                .anyMatch(name -> name.toString().startsWith("."));
    }

    private void print(Summary summary, int files) {
        String text = json
                ? summary.json()
                : "%d read from %d %s: %d new, %d changed, %d repeated, %d rejected; %d skipped"
                        .formatted(
                                summary.read(),
                                files,
                                files == 1 ? "file" : "files",
                                summary.fresh(),
                                summary.changed(),
                                summary.repeated(),
                                summary.rejected(),
                                summary.skipped());
        spec.commandLine().getOut().println(text);
        if (summary.untold() > 0) {
            spec.commandLine()
                    .getErr()
                    .println(
                            summary.untold() + " more warnings and rejections are not shown: 'filing-monitor dlq list' "
                                    + "shows what was rejected");
        }
    }
}
