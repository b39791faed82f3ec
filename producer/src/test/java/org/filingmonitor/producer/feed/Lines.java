package org.filingmonitor.producer.feed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.filingmonitor.producer.feed.ParsedDocument.Skipped;

/** A format of which each line but the first, which is {@code lines}, is a document. */
public final class Lines implements FilingParser {

    @Override
    public String format() {
        return "lines";
    }

    @Override
    public boolean recognises(byte[] head) {
        return new String(head, StandardCharsets.UTF_8).startsWith("lines\n");
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
            if ("defect".equals(line)) {
                throw new IllegalStateException(line);
            }
            return line == null ? null : new Skipped(source.at(""), line);
        };
    }
}
