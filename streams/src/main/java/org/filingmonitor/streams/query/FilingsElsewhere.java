package org.filingmonitor.streams.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The filings that another instance exports. An export that is broken off fails here too. */
final class FilingsElsewhere implements FilingLines {

    private static final Logger LOG = LoggerFactory.getLogger(FilingsElsewhere.class);
    private static final JsonFactory JSON = new JsonFactory();

    private final InputStream lines;
    private byte[] next;
    private String nextId;

    /**
     * Reads lines, and closes them in the end.
     *
     * @throws MovingException if not even the first one comes whole: nothing was answered yet
     */
    FilingsElsewhere(InputStream lines) {
        this.lines = new BufferedInputStream(lines);
        try {
            advance();
        } catch (UncheckedIOException e) {
            LOG.info("Another instance broke off its export at once: {}", e.toString());
            close();
            throw new MovingException();
        }
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public String nextId() {
        return nextId;
    }

    @Override
    public byte[] next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        byte[] line = next;
        advance();
        return line;
    }

    private void advance() {
        try {
            next = line();
            nextId = next == null ? null : id(next);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a line without its end; null if there is none. */
    private byte[] line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int read = lines.read();
        while (read >= 0 && read != '\n') {
            line.write(read);
            read = lines.read();
        }
        if (read < 0 && line.size() > 0) {
            throw new EOFException("The export ends in the middle of a line");
        }
        return read < 0 ? null : line.toByteArray();
    }

    /** The id is the first that a line says. */
    private static String id(byte[] line) throws IOException {
        try (JsonParser filing = JSON.createParser(line)) {
            filing.nextToken();
            if (!"id".equals(filing.nextFieldName())) {
                throw new IOException("A line of the export begins without an id");
            }
            return filing.nextTextValue();
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
