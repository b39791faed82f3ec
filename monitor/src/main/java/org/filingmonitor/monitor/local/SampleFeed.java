package org.filingmonitor.monitor.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The sample that ships with the monitor: bibliographic facts of real filings, without abstracts. */
final class SampleFeed {

    private static final List<String> PAGES =
            List.of("alipay-portfolio.txt", "agency-listing.txt", "document-page.txt");

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

    /** A page appears whole, or not at all. */
    private static void unpack(String page, Path file) throws IOException {
        Path copy = file.resolveSibling("." + page);
        try (InputStream content = SampleFeed.class.getResourceAsStream("/sample/" + page)) {
            Files.copy(content, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
