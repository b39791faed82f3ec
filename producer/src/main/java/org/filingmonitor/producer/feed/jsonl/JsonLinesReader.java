package org.filingmonitor.producer.feed.jsonl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.filingmonitor.producer.feed.DocumentReader;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.ParsedDocument.Rejected;
import org.filingmonitor.producer.feed.Position;
import org.filingmonitor.producer.feed.Source;
import org.filingmonitor.producer.feed.TextPage;
import org.filingmonitor.producer.feed.jsonl.Lines.Line;

/** Reads line after line. A source that is no text at all, as its first line shows, gives one rejection. */
final class JsonLinesReader implements DocumentReader {

    /** Characters of a reason, at most: it may quote the line. */
    private static final int LONGEST_REASON = 300;

    private final Lines lines;
    private final Source source;
    private boolean begun;
    private boolean ended;

    JsonLinesReader(Lines lines, Source source) {
        this.lines = lines;
        this.source = source;
    }

    @Override
    public ParsedDocument next() throws IOException {
        Line line = ended ? null : lines.next();
        while (line != null && line.isBlank()) {
            line = lines.next();
        }
        if (line == null) {
            ended = true;
            return null;
        }
        ended = !begun && line.isBinary();
        begun = true;
        return ended ? binary(line) : read(line);
    }

    private ParsedDocument binary(Line line) {
        String reason = TextPage.fault(line.bytes()).orElse("binary, not text");
        return new Rejected(Position.of(source.file()), reason, line.bytes());
    }

    private ParsedDocument read(Line line) {
        Position position = source.at("line " + line.number());
        Optional<String> fault = fault(line);
        ParsedDocument document = fault.isPresent()
                ? new Rejected(position, fault.get(), line.bytes())
                : ParsedDocument.read(position, line.bytes(), () -> filing(line, position));
        return document instanceof Rejected rejected ? explained(rejected, line) : document;
    }

    private static Optional<String> fault(Line line) {
        return line.isTooLong()
                ? Optional.of("longer than the " + Lines.LIMIT + " bytes that a line may have")
                : TextPage.fault(line.bytes());
    }

    private ParsedDocument filing(Line line, Position position) {
        String text = new String(line.bytes(), StandardCharsets.UTF_8);
        return FilingLine.read(text, source, position);
    }

    private static Rejected explained(Rejected rejected, Line line) {
        String reason = rejected.reason();
        String brief = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "..." : reason;
        String cut = line.ended() ? "" : "; the file ends here: it may be cut";
        return new Rejected(rejected.position(), brief + cut, rejected.raw());
    }
}
