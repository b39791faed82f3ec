package org.filingmonitor.monitor.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.filingmonitor.monitor.config.Defaults;
import org.filingmonitor.monitor.config.YamlFile;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class FeedOptionsTest {

    @Test
    void takeAPathWithAColonAndSeveralPathsFromEverywhere() {
        List<Path> both = List.of(Path.of("a:b"), Path.of("c"));

        assertThat(feeds(Map.of(), "--feed", "a:b", "--feed", "c")).isEqualTo(both);
        assertThat(feeds(Map.of("FILING_MONITOR_FEED", "a:b\nc"))).isEqualTo(both);
        assertThat(new CommandLine(new FeedOptions()).getUsageMessage()).contains("--feed=PATH]");
    }

    @Test
    void takeAListFromTheConfigurationFile() {
        YamlFile file = new YamlFile(Map.of("feed-history", "a:b\nc"), Map.of());
        FeedOptions options = new FeedOptions();
        new CommandLine(options)
                .setDefaultValueProvider(new Defaults(Map.of(), file))
                .parseArgs();

        assertThat(options.historyFeeds).containsExactly(Path.of("a:b"), Path.of("c"));
        assertThat(options.feeds).isEmpty();
    }

    private static List<Path> feeds(Map<String, String> environment, String... args) {
        FeedOptions options = new FeedOptions();
        new CommandLine(options)
                .setDefaultValueProvider(new Defaults(environment, YamlFile.NONE))
                .parseArgs(args);
        return options.feeds;
    }
}
