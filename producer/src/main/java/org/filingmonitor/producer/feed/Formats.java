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
    private final Unpacking unpacking;
    private final IpcScheme scheme;

    /** Offers parsers to a source in this order; the first that recognises it reads it. */
    public Formats(List<FilingParser> parsers) {
        this(parsers, Unpacking.NONE, IpcScheme.NONE);
    }

    /** Offers parsers also to every file in a source that is packed, and warns of symbols that are not in a scheme. */
    public Formats(List<FilingParser> parsers, Unpacking unpacking, IpcScheme scheme) {
        this.parsers = List.copyOf(parsers);
        this.unpacking = unpacking;
        this.scheme = scheme;
    }

    /** Returns the names that {@link #read} takes. */
    public List<String> names() {
        return Stream.concat(Stream.of(AUTO), parsers.stream().map(FilingParser::format))
                .toList();
    }

    /**
     * Reads a source in a format, or in the one that its content shows. A source in no known format gives one rejection.
     * Each file in a packed source is read like a source of its own.
     *
     * @throws IllegalArgumentException if there is no such format
     * @throws IOException if the stream cannot be read
     */
    public DocumentReader read(String format, InputStream content, Source source) throws IOException {
        if (!names().contains(format)) {
            throw new IllegalArgumentException("unknown format '" + format + "': give one of " + names());
        }
        Beginning beginning = Beginning.of(content);
        Optional<DocumentReader> documents =
                unpacking.read(beginning, source, (entry, named) -> plain(format, entry, named));
        if (documents.isEmpty()) {
            documents = plain(format, beginning, source);
        }
        return documents.orElseGet(() -> DocumentReader.of(List.of(unrecognised(beginning, source))));
    }

    private Optional<DocumentReader> plain(String format, Beginning beginning, Source source) throws IOException {
        for (FilingParser parser : parsers) {
            if (format.equals(AUTO)
                    ? parser.recognises(beginning.head())
                    : parser.format().equals(format)) {
                InputStream buffered = new BufferedInputStream(beginning.content());
                return Optional.of(new ContradictionCheck(new SchemeCheck(parser.read(buffered, source), scheme)));
            }
        }
        return Optional.empty();
    }

    private Rejected unrecognised(Beginning beginning, Source source) {
        String reason = beginning
                .fault()
                .orElseGet(() -> "in no known format: give one of " + names().subList(1, names().size()));
        return new Rejected(Position.of(source.file()), reason, beginning.head());
    }
}
