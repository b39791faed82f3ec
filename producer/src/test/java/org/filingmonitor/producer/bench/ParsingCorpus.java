package org.filingmonitor.producer.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Weekly files for the benches: the real samples where {@code feeds.dir} names them, else generated documents. */
final class ParsingCorpus {

    private final byte[] documents;
    private final String source;

    private ParsingCorpus(byte[] documents, String source) {
        this.documents = documents;
        this.source = source;
    }

    static ParsingCorpus load() throws IOException {
        String feeds = System.getProperty("feeds.dir", "");
        return feeds.isEmpty() ? generated() : real(Path.of(feeds, "data", "uspto-xml"));
    }

    private static ParsingCorpus real(Path directory) throws IOException {
        ByteArrayOutputStream documents = new ByteArrayOutputStream();
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> weekly = files.filter(
                            file -> file.getFileName().toString().matches("ip[ag].*\\.xml"))
                    .sorted()
                    .toList();
            for (Path file : weekly) {
                documents.writeBytes(Files.readAllBytes(file));
                documents.write('\n');
            }
        }
        return new ParsingCorpus(documents.toByteArray(), "real documents");
    }

    /** Documents with the proportions of real ones: a third is bibliographic data and abstract. */
    private static ParsingCorpus generated() {
        StringBuilder documents = new StringBuilder();
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            documents.append(GeneratedGrant.document(i, random));
        }
        return new ParsingCorpus(documents.toString().getBytes(StandardCharsets.UTF_8), "generated documents");
    }

    @Override
    public String toString() {
        return source;
    }

    /** Writes a weekly file of at least a length in bytes. */
    Path file(Path directory, String name, long length) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            write(out, length);
        }
        return file;
    }

    /** Writes a ZIP that holds one weekly file. */
    Path zip(Path directory, String name, long length) throws IOException {
        Path file = directory.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry("weekly.xml"));
            write(out, length);
        }
        return file;
    }

    private void write(OutputStream out, long length) throws IOException {
        for (long written = 0; written < length; written += documents.length) {
            out.write(documents);
        }
    }
}
