package org.filingmonitor.producer.feed.directory;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.filingmonitor.producer.feed.DocumentReader;
import org.filingmonitor.producer.feed.Formats;
import org.filingmonitor.producer.feed.Source;

/**
 * A file that is being read.
 *
 * @param documents number of documents read so far
 */
record OpenFile(String name, InputStream content, DocumentReader reader, long documents) implements Closeable {

    /** Opens a file after some of its documents. */
    static OpenFile open(Path file, Source source, Formats formats, long after) throws IOException {
        InputStream content = Files.newInputStream(file);
        try {
            DocumentReader reader = formats.read(Formats.AUTO, content, source);
            for (long read = 0; read < after && reader.next() != null; read++) {
                // These documents were published before.
            }
            return new OpenFile(source.file(), content, reader, after);
        } catch (IOException | RuntimeException failed) {
            content.close();
            throw failed;
        }
    }

    OpenFile at(long documentsNow) {
        return new OpenFile(name, content, reader, documentsNow);
    }

    @Override
    public void close() throws IOException {
        try (content) {
            reader.close();
        }
    }
}
