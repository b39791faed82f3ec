package org.filingmonitor.monitor.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The sample that ships with the monitor: bibliographic facts of real filings, without abstracts. */
final class SampleFeed {

    private static final List<String> PAGES = List.of("alipay-portfolio.txt");

    private SampleFeed() {}

    /** Unpacks the pages into a directory that a feed may watch; those that are there already stay untouched. */
    static void unpack(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (String page : PAGES) {
            Path file = directory.resolve(page);
            if (Files.notExists(file)) {
                unpack(page, file);
            }
        }
    }

    private static void unpack(String page, Path file) throws IOException {
        try (InputStream content = SampleFeed.class.getResourceAsStream("/sample/" + page)) {
            Files.copy(content, file);
        }
    }
}
