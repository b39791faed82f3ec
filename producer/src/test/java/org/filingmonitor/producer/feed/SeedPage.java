package org.filingmonitor.producer.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A page of a real feed, read from the folder that the system property feeds.dir names. */
public final class SeedPage {

    private SeedPage() {}

    /** Returns a page's bytes; skips the test, visibly, where there are no real feeds. */
    public static byte[] bytes(String file) {
        String feeds = System.getProperty("feeds.dir", "");
        Assumptions.assumeFalse(feeds.isEmpty(), "no real feeds: give -Dfeeds.dir=DIR");
        try {
            return Files.readAllBytes(Path.of(feeds, "seeds", file));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
