package org.filingmonitor.producer.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.producer.feed.ParsedDocument.Observed;
import org.filingmonitor.producer.feed.ParsedDocument.Rejected;

/** What a page gave, read as the producer reads it: its content shows its format. */
public record Reading(List<ParsedDocument> documents) {

    public static final LocalDate TODAY = LocalDate.parse("2025-08-01");

    public static Reading of(FilingParser parser, String page) {
        return of(parser, page.getBytes(StandardCharsets.UTF_8));
    }

    public static Reading of(FilingParser parser, byte[] page) {
        return of(parser, page, Optional.empty());
    }

    public static Reading of(FilingParser parser, byte[] page, Optional<Instant> revision) {
        Source source = new Source("ingest", "page.txt", false, revision, TODAY);
        try (DocumentReader reader =
                new Formats(List.of(parser)).read(Formats.AUTO, new ByteArrayInputStream(page), source)) {
            return of(reader);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static Reading of(DocumentReader reader) throws IOException {
        List<ParsedDocument> documents = new ArrayList<>();
        for (ParsedDocument next = reader.next(); next != null; next = reader.next()) {
            documents.add(next);
        }
        return new Reading(documents);
    }

    public List<FilingObservation> filings() {
        return observed().map(Observed::observation).toList();
    }

    public List<String> warnings() {
        return observed()
                .flatMap(each -> each.warnings().stream().map(warning -> each.position() + ": " + warning))
                .toList();
    }

    public List<Rejected> rejections() {
        return documents.stream()
                .filter(Rejected.class::isInstance)
                .map(Rejected.class::cast)
                .toList();
    }

    private Stream<Observed> observed() {
        return documents.stream().filter(Observed.class::isInstance).map(Observed.class::cast);
    }
}
