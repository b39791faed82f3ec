package org.filingmonitor.producer.feed.directory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.filingmonitor.producer.feed.DocumentReader;
import org.filingmonitor.producer.feed.FilingParser;
import org.filingmonitor.producer.feed.ParsedDocument.Skipped;
import org.filingmonitor.producer.feed.Source;

/** A format of which each line but the first is a document. */
final class Lines implements FilingParser {

    @Override
    public String format() {
        return "lines";
    }

    @Override
    public boolean recognises(byte[] head) {
        return true;
    }

    @Override
    public DocumentReader read(InputStream content, Source source) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8));
        lines.readLine();
        return () -> {
            String line = lines.readLine();
            if ("unreadable".equals(line)) {
                throw new IOException("the disk is broken");
            }
            return line == null ? null : new Skipped(source.at(""), line);
        };
    }
}
