package org.filingmonitor.producer.feed.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.filingmonitor.filing.IpcScheme;
import org.filingmonitor.producer.feed.DocumentReader;
import org.filingmonitor.producer.feed.FilingParser;
import org.filingmonitor.producer.feed.Formats;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.ParsedDocument.Skipped;
import org.filingmonitor.producer.feed.Reading;
import org.filingmonitor.producer.feed.Source;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A weekly archive of an office, read from the folder that the system property feeds.dir names. */
class RealArchiveTest {

    private static final String NAME = "ipgb20221025_wk43.zip";

    @Test
    void readsTheXmlOfAWeekAndSkipsTheListsBesideIt() throws IOException {
        String feeds = System.getProperty("feeds.dir", "");
        Assumptions.assumeFalse(feeds.isEmpty(), "no real feeds: give -Dfeeds.dir=DIR");
        Path archive = Path.of(feeds, "data", "uspto-xml", NAME);

        List<ParsedDocument> documents = read(archive);

        assertThat(documents.stream().map(each -> each.position().toString()))
                .endsWith(NAME + "!/ipgb20221025lst.txt", NAME + "!/ipgb20221025rpt.html");
        assertThat(documents.subList(0, documents.size() - 2))
                .hasSize(expected(archive))
                .allMatch(each -> each.position().file().equals(NAME + "!/ipgb20221025.xml"));
        assertThat(documents).allMatch(Skipped.class::isInstance);
    }

    private static List<ParsedDocument> read(Path archive) throws IOException {
        Source source = new Source("ingest", NAME, false, Optional.empty(), Reading.TODAY);
        List<ParsedDocument> documents = new ArrayList<>();
        try (InputStream content = Files.newInputStream(archive);
                DocumentReader reader = new Formats(List.of(new Declarations()), new Containers(), IpcScheme.NONE)
                        .read("auto", content, source)) {
            for (ParsedDocument next = reader.next(); next != null; next = reader.next()) {
                documents.add(next);
            }
        }
        return documents;
    }

    private static int expected(Path archive) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile());
                InputStream xml = zip.getInputStream(zip.getEntry("ipgb20221025.xml"))) {
            return new String(xml.readAllBytes(), StandardCharsets.UTF_8).split("<\\?xml ", -1).length - 1;
        }
    }

    /** A format of which each XML declaration is a document. */
    private static final class Declarations implements FilingParser {

        @Override
        public String format() {
            return "declarations";
        }

        @Override
        public boolean recognises(byte[] head) {
            return new String(head, StandardCharsets.UTF_8).startsWith("<?xml ");
        }

        @Override
        public DocumentReader read(InputStream content, Source source) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8));
            return () -> {
                String line = lines.readLine();
                while (line != null && !line.startsWith("<?xml ")) {
                    line = lines.readLine();
                }
                return line == null ? null : new Skipped(source.at(""), line);
            };
        }
    }
}
