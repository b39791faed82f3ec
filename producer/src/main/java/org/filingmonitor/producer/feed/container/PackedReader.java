package org.filingmonitor.producer.feed.container;

import java.io.IOException;
import java.util.Optional;
import org.filingmonitor.producer.feed.Beginning;
import org.filingmonitor.producer.feed.DamagedContentException;
import org.filingmonitor.producer.feed.DocumentReader;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.ParsedDocument.Skipped;
import org.filingmonitor.producer.feed.Position;
import org.filingmonitor.producer.feed.Source;

/**
 * Reads the documents of all files in a container. A file that cannot be read gives one rejection, after the documents
 * before the damage; a file in no known format is skipped.
 */
final class PackedReader implements DocumentReader {

    private final PackedFiles files;
    private final Source source;
    private final Opener opener;
    private final Unpacked unpacked;
    private PackedFile file;
    private Source named;
    private DocumentReader documents;
    private boolean ended;

    /** Opens a file in a container. */
    interface Opener {

        /** Returns the file's documents, or nothing if it is in no known format. */
        Optional<DocumentReader> open(Beginning beginning, Source source) throws IOException;
    }

    PackedReader(PackedFiles files, Source source, Opener opener, Unpacked unpacked) {
        this.files = files;
        this.source = source;
        this.opener = opener;
        this.unpacked = unpacked;
    }

    @Override
    public ParsedDocument next() throws IOException {
        Optional<? extends ParsedDocument> next = Optional.empty();
        while (next.isEmpty() && !ended) {
            next = file == null ? nextFile() : nextInFile();
        }
        return next.orElse(null);
    }

    private Optional<? extends ParsedDocument> nextFile() throws IOException {
        try {
            file = unpacked.limits().isExceeded() ? null : files.next();
        } catch (DamagedContentException damage) {
            Optional<? extends ParsedDocument> rejected = unpacked.rejection(source.file(), damage);
            ended = rejected.isEmpty();
            return rejected;
        }
        ended = file == null;
        if (!ended) {
            named = file.name().isEmpty() ? source : source.named(source.file() + "!/" + EntryName.shown(file.name()));
        }
        return Optional.empty();
    }

    private Optional<? extends ParsedDocument> nextInFile() throws IOException {
        try {
            if (documents == null) {
                return begin();
            }
            ParsedDocument next = documents.next();
            if (next == null) {
                leave().finish();
            }
            return Optional.ofNullable(next);
        } catch (DamagedContentException damage) {
            leave();
            return unpacked.rejection(named.file(), damage);
        }
    }

    private Optional<? extends ParsedDocument> begin() throws IOException {
        Optional<String> refusal = file.refusal();
        if (refusal.isPresent()) {
            leave();
            return Optional.of(unpacked.rejection(named.file(), refusal.get()));
        }
        Beginning beginning = Beginning.of(file);
        Optional<DocumentReader> opened = opener.open(beginning, named);
        if (opened.isPresent()) {
            documents = opened.get();
            return Optional.empty();
        }
        leave().verify();
        unpacked.unrecognised(named.file());
        return Optional.of(
                new Skipped(Position.of(named.file()), beginning.fault().orElse("in no known format")));
    }

    /** Closes the reader of the file, so that nobody else reads the container. */
    private PackedFile leave() throws IOException {
        PackedFile left = file;
        file = null;
        if (documents != null) {
            DocumentReader closing = documents;
            documents = null;
            closing.close();
        }
        return left;
    }

    @Override
    public void close() throws IOException {
        try (files) {
            leave();
        }
    }
}
