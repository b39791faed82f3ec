package org.filingmonitor.producer.feed.container;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.filingmonitor.producer.feed.Beginning;
import org.filingmonitor.producer.feed.DocumentReader;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.Source;
import org.filingmonitor.producer.feed.Unpacking;

/**
 * Reads ZIP archives and gzip files, and those in one another, {@value UnpackLimits#DEPTH} deep at most. They are told by
 * their first bytes, and unpacked while they are read, without a copy on disk, and where there are several processors on
 * a thread of its own. The position of a file in an archive is {@code weekly.zip!/ipg120103.xml}.
 */
public final class Containers implements Unpacking {

    private static final int ZIP = 0x04034b50;
    private static final int EMPTY_ZIP = 0x06054b50;
    private static final int SPLIT_ZIP = 0x08074b50;

    private final boolean readAhead;
    private final Supplier<UnpackLimits> limits;

    /** Unpacks within the limits of {@link UnpackLimits}. */
    public Containers() {
        this(Runtime.getRuntime().availableProcessors() > 1, UnpackLimits::new);
    }

    Containers(boolean readAhead, Supplier<UnpackLimits> limits) {
        this.readAhead = readAhead;
        this.limits = limits;
    }

    @Override
    public Optional<DocumentReader> read(Beginning beginning, Source source, Plain plain) {
        Unpacked unpacked = new Unpacked(limits.get());
        return files(beginning, unpacked.limits(), unpacked.limits()::packed)
                .map(files -> new Whole(reader(files, source, plain, unpacked, 1), source, unpacked));
    }

    private DocumentReader reader(PackedFiles files, Source source, Plain plain, Unpacked unpacked, int depth) {
        return new PackedReader(files, source, (file, named) -> open(file, named, plain, unpacked, depth), unpacked);
    }

    private Optional<DocumentReader> open(Beginning beginning, Source source, Plain plain, Unpacked unpacked, int depth)
            throws IOException {
        Optional<PackedFiles> files = files(beginning, unpacked.limits(), counted -> {});
        if (files.isEmpty()) {
            return plain(beginning, source, plain, unpacked);
        }
        if (depth < UnpackLimits.DEPTH) {
            return Optional.of(reader(files.get(), source, plain, unpacked, depth + 1));
        }
        files.get().close();
        String reason = "is packed within more than " + UnpackLimits.DEPTH + " others: unpack it first";
        return Optional.of(DocumentReader.of(List.of(unpacked.rejection(source.file(), reason))));
    }

    private Optional<DocumentReader> plain(Beginning beginning, Source source, Plain plain, Unpacked unpacked)
            throws IOException {
        Optional<DocumentReader> documents = readAhead && beginning.isLong()
                ? ReadAheadReader.of(beginning, ahead -> plain.read(ahead, source))
                : plain.read(beginning, source);
        if (documents.isPresent()) {
            unpacked.recognised();
        }
        return documents;
    }

    private static Optional<PackedFiles> files(Beginning beginning, UnpackLimits limits, IntConsumer counter) {
        byte[] head = beginning.head();
        InputStream content = beginning.content();
        int two = head.length < 2 ? 0 : number(head, 2);
        int four = head.length < 4 ? 0 : number(head, 4);
        if (two == GzippedFile.MAGIC) {
            return Optional.of(new GzipFiles(new PackedInput(content, counter), limits));
        }
        return four == ZIP || four == EMPTY_ZIP || four == SPLIT_ZIP
                ? Optional.of(new ZipFiles(new PackedInput(content, counter), limits))
                : Optional.empty();
    }

    private static int number(byte[] head, int length) {
        int number = 0;
        for (int i = length - 1; i >= 0; i--) {
            number = number << 8 | Byte.toUnsignedInt(head[i]);
        }
        return number;
    }

    /** All that is in a source, and its rejection if that is nothing. */
    private record Whole(DocumentReader documents, Source source, Unpacked unpacked) implements DocumentReader {

        @Override
        public ParsedDocument next() throws IOException {
            ParsedDocument next = documents.next();
            return next == null ? unpacked.verdict(source.file()).orElse(null) : next;
        }

        @Override
        public void close() throws IOException {
            documents.close();
        }
    }
}
