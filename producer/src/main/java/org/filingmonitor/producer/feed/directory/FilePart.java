package org.filingmonitor.producer.feed.directory;

import java.util.List;
import java.util.Optional;
import org.filingmonitor.producer.feed.ParsedDocument;

/**
 * The next documents of a file, or what came of it instead.
 *
 * @param documents none if the content was read before under another name
 * @param after number of documents of the file up to here
 * @param content key of the file's content, once it was read to its end
 * @param failure why the file cannot be read on
 */
record FilePart(
        ScannedFile file,
        List<ParsedDocument> documents,
        long after,
        Optional<String> content,
        Optional<Throwable> failure) {

    static FilePart of(ScannedFile file, List<ParsedDocument> documents, long after, Optional<String> content) {
        return new FilePart(file, documents, after, content, Optional.empty());
    }

    static FilePart failed(ScannedFile file, Throwable failure) {
        return new FilePart(file, List.of(), 0, Optional.empty(), Optional.of(failure));
    }

    /** Tells whether no more follow. */
    boolean isLast() {
        return content.isPresent() || failure.isPresent();
    }

    /** Returns the cursor after these documents. */
    DirectoryCursor after(DirectoryCursor read) {
        return content.map(key -> read.withWhole(file.mark(), key)).orElseGet(() -> read.withPart(file.mark(), after));
    }
}
