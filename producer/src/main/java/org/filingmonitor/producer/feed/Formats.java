package org.filingmonitor.producer.feed;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.filingmonitor.filing.IpcScheme;
import org.filingmonitor.producer.feed.ParsedDocument.Rejected;

/** The formats that the producer reads, and which of them a source is in: its content tells, never its name. */
public final class Formats {

    /** What stands for a format that the content shall tell. */
    public static final String AUTO = "auto";

    /** Bytes from which a format is told, at most. */
    public static final int HEAD = 64 * 1024;

    private final List<FilingParser> parsers;
    private final IpcScheme scheme;

    /** Offers parsers to a source in this order; the first that recognises it reads it. */
    public Formats(List<FilingParser> parsers) {
        this(parsers, IpcScheme.NONE);
    }

    /** The same, and warns of documents whose symbols are not in a scheme. */
    public Formats(List<FilingParser> parsers, IpcScheme scheme) {
        this.parsers = List.copyOf(parsers);
        this.scheme = scheme;
    }

    /** Returns the names that {@link #read} takes. */
    public List<String> names() {
        return Stream.concat(Stream.of(AUTO), parsers.stream().map(FilingParser::format))
                .toList();
    }

    /**
     * Reads a source in a format, or in the one that its content shows. A source in no known format gives one rejection.
     *
     * @throws IllegalArgumentException if there is no such format
     * @throws IOException if the stream cannot be read
     */
    public DocumentReader read(String format, InputStream content, Source source) throws IOException {
        if (!names().contains(format)) {
            throw new IllegalArgumentException("unknown format '" + format + "': give one of " + names());
        }
        BufferedInputStream buffered = new BufferedInputStream(content, HEAD);
        buffered.mark(HEAD);
        byte[] head = buffered.readNBytes(HEAD);
        buffered.reset();
        Optional<FilingParser> parser = parsers.stream()
                .filter(candidate -> format.equals(AUTO)
                        ? candidate.recognises(head)
                        : candidate.format().equals(format))
                .findFirst();
        return parser.isPresent()
                ? new ContradictionCheck(new SchemeCheck(parser.get().read(buffered, source), scheme))
                : DocumentReader.of(List.of(unrecognised(head, source)));
    }

    private Rejected unrecognised(byte[] head, Source source) {
        String reason = TextPage.fault(head)
                .orElseGet(() -> "in no known format: give one of " + names().subList(1, names().size()));
        return new Rejected(Position.of(source.file()), reason, head);
    }
}
