package org.filingmonitor.producer.feed.jsonl;

import java.io.InputStream;
import java.util.Optional;
import org.filingmonitor.producer.feed.DocumentReader;
import org.filingmonitor.producer.feed.FilingParser;
import org.filingmonitor.producer.feed.Source;
import org.filingmonitor.producer.feed.TextPage;

/**
 * Reads filings as JSON, one a line (<a href="https://jsonlines.org">JSON Lines</a>): UTF-8, lines of at most {@value
 * Lines#LIMIT} bytes, empty lines left out. An object has the fields of {@link org.filingmonitor.filing.FilingJson}, all
 * optional but for {@code office} and {@code applicationNumber}, or a publication's number in {@code publications} or
 * {@code id}; a field that is missing, null or empty states nothing. Two more say what kind of statement it is:
 *
 * <ul>
 *   <li>{@code revision}: the source's own date of this statement, {@code 2025-07-17} or {@code 2025-07-17T09:30:00Z}. Of
 *       two statements about a field the later one holds.
 *   <li>{@code deleted}: true if the source has deleted the publications that the line lists.
 * </ul>
 *
 * {@code firstSeenAt} and {@code feeds} are the monitor's own and are not read. A key that is not known gives a warning;
 * a line that is no filing is rejected with its number and column, and the next line is read.
 */
public final class JsonLinesParser implements FilingParser {

    @Override
    public String format() {
        return "jsonl";
    }

    /** A first line that is a JSON object, as much of it as there is, with a key that identifies a filing. */
    @Override
    public boolean recognises(byte[] head) {
        Optional<String> first = TextPage.ofHead(head).lines().stream()
                .filter(line -> !line.isEmpty())
                .findFirst();
        return first.isPresent() && first.get().startsWith("{") && JsonText.hasKey(first.get(), FilingLine.IDENTIFYING);
    }

    @Override
    public DocumentReader read(InputStream content, Source source) {
        return new JsonLinesReader(new Lines(content), source);
    }
}
