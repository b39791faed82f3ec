package org.filingmonitor.monitor.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.filingmonitor.monitor.config.Defaults;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What a producer watches. */
final class FeedOptions {

    @Option(
            names = "--feed",
            paramLabel = "PATH",
            split = Defaults.SEVERAL,
            hideParamSyntax = true,
            description = "file or directory of filings to watch; may be repeated")
    List<Path> feeds = List.of();

    @Option(
            names = "--feed-history",
            paramLabel = "PATH",
            split = Defaults.SEVERAL,
            hideParamSyntax = true,
            description = "the same, for filings of the past: they alert nobody; may be repeated")
    List<Path> historyFeeds = List.of();

    /**
     * Checks that each is there.
     *
     * @throws ParameterException that names the first that is not
     */
    void check(CommandSpec command) {
        Stream.concat(feeds.stream(), historyFeeds.stream())
                .filter(feed -> !Files.isReadable(feed))
                .findFirst()
                .ifPresent(feed -> {
                    throw new ParameterException(
                            command.commandLine(), "--feed " + feed + ": no such file or directory, or not readable");
                });
    }
}
