package org.filingmonitor.producer.feed.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.filingmonitor.producer.feed.DocumentReader;
import org.filingmonitor.producer.feed.Formats;
import org.filingmonitor.producer.feed.Paging;
import org.filingmonitor.producer.feed.Source;

/**
 * Reads one file, part by part, a few parts ahead of who takes them. A file whose content was read before ends with an
 * empty part.
 */
final class FileReading {

    /** Parts held of a file, at most. */
    private static final int AHEAD = 2;

    private final ScannedFile file;
    private final Source source;
    private final Formats formats;
    private final long before;
    private final Set<String> known;
    private final Semaphore room = new Semaphore(AHEAD);

    /**
     * Prepares to read a file.
     *
     * @param before number of documents that were published before
     * @param known keys of the contents of its length that were read before
     */
    FileReading(ScannedFile file, Source source, Formats formats, long before, Set<String> known) {
        this.file = file;
        this.source = source;
        this.formats = formats;
        this.before = before;
        this.known = known;
    }

    ScannedFile file() {
        return file;
    }

    /** Makes room for another part. */
    void taken() {
        room.release();
    }

    /** Reads the file to its end, or until the thread is interrupted, and gives out its parts in order. */
    void run(Consumer<FilePart> out) {
        try {
            Optional<String> again = keyIfKnown();
            if (again.isPresent()) {
                out.accept(FilePart.of(file, List.of(), before, again));
            } else {
                read(out);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (Throwable failure) { // whoever takes the parts throws it
            out.accept(FilePart.failed(file, failure));
        }
    }

    /** The whole content is hashed beforehand only where another of its length was read. */
    private Optional<String> keyIfKnown() throws IOException {
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(FileContent.keyOf(file.path())).filter(known::contains);
    }

    private void read(Consumer<FilePart> out) throws IOException, InterruptedException {
        try (FileContent content = new FileContent(Files.newInputStream(file.path()));
                DocumentReader reader = formats.read(Formats.AUTO, content, source)) {
            for (long read = 0; read < before && reader.next() != null; read++) {
                // These documents were published before.
            }
            long count = before;
            Paging.Page page;
            do {
                room.acquire();
                page = Paging.next(reader);
                count += page.documents().size();
                Optional<String> key = page.last() ? Optional.of(content.key()) : Optional.empty();
                out.accept(FilePart.of(file, page.documents(), count, key));
            } while (!page.last());
        }
    }
}
