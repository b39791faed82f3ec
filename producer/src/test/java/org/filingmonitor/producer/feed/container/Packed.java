package org.filingmonitor.producer.feed.container;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.filingmonitor.filing.IpcScheme;
import org.filingmonitor.producer.feed.DocumentReader;
import org.filingmonitor.producer.feed.Formats;
import org.filingmonitor.producer.feed.Lines;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.ParsedDocument.Rejected;
import org.filingmonitor.producer.feed.ParsedDocument.Skipped;
import org.filingmonitor.producer.feed.Reading;
import org.filingmonitor.producer.feed.Source;

/** What came out of a packed source: each document as its position and text, a rejection after an exclamation mark. */
record Packed(List<String> documents) {

    private static final Source SOURCE = new Source("ingest", "a.zip", false, Optional.empty(), Reading.TODAY);

    static Packed of(byte[] source) {
        return of(new ByteArrayInputStream(source), new Containers());
    }

    static Packed of(InputStream source, Containers containers) {
        List<String> read = new ArrayList<>();
        try {
            readInto(read, source, containers);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new Packed(read);
    }

    static void readInto(List<String> read, InputStream source, Containers containers) throws IOException {
        Formats formats = new Formats(List.of(new Lines()), containers, IpcScheme.NONE);
        try (DocumentReader reader = formats.read(Formats.AUTO, source, SOURCE)) {
            for (ParsedDocument next = reader.next(); next != null; next = reader.next()) {
                read.add(text(next));
            }
        }
    }

    private static String text(ParsedDocument document) {
        return document instanceof Rejected rejected
                ? "!" + rejected.position() + ": " + rejected.reason()
                : document.position() + ": " + ((Skipped) document).reason();
    }

    List<String> rejections() {
        return documents.stream().filter(each -> each.startsWith("!")).toList();
    }

    /** Returns a file of so many lines, each of a width. */
    static String lines(int count, int width) {
        return IntStream.range(0, count)
                .mapToObj(i -> ("" + i + " ").repeat(width).strip() + "\n")
                .collect(Collectors.joining("", "lines\n", ""));
    }

    static byte[] gzip(String... members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String member : members) {
            bytes.writeBytes(gzip(member.getBytes(StandardCharsets.UTF_8)));
        }
        return bytes.toByteArray();
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
