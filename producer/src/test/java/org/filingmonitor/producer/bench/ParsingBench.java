package org.filingmonitor.producer.bench;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.filingmonitor.producer.feed.DocumentReader;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.ParsedDocument.Rejected;
import org.filingmonitor.producer.feed.Source;
import org.filingmonitor.producer.feed.uspto.UsptoXml;
import org.filingmonitor.producer.feed.xml.XmlFeedParser;

/**
 * Prints how fast weekly files are read, as ratios to what bounds it on the same machine: a parser that only pulls all
 * events, and unzipping alone. Runs alternate and medians are compared, since machines are shared. A figure, no test.
 */
public final class ParsingBench {

    private static final long LENGTH = 64L << 20;
    private static final long HUGE = 1L << 30;
    private static final int ROUNDS = 7;
    private static final byte[] DECLARATION = "<?xml ".getBytes(StandardCharsets.US_ASCII);

    private final Path directory;
    private final ParsingCorpus corpus;

    private ParsingBench(Path directory, ParsingCorpus corpus) {
        this.directory = directory;
        this.corpus = corpus;
    }

    /** Runs all benches. */
    public static void main(String[] args) throws Exception {
        Path directory = Files.createTempDirectory("parsing-bench");
        try {
            new ParsingBench(directory, ParsingCorpus.load()).run();
        } finally {
            try (Stream<Path> inside = Files.walk(directory)) {
                for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private void run() throws Exception {
        Path file = corpus.file(directory, "weekly.xml", LENGTH);
        Path zip = corpus.zip(directory, "weekly.zip", LENGTH);
        System.out.println("weekly files of " + corpus + ", " + Files.size(file) / 1_000_000 + " MB, "
                + read(Files.newInputStream(file)) + " documents");
        compare("plain file : full pull parse", 1.5, file, () -> read(Files.newInputStream(file)), () -> pull(file));
        compare("ZIP, one thread : unzipping", 0.55, file, () -> read(unzipped(zip)), () -> drain(unzipped(zip)));
        compare(
                "ZIP, two threads : unzipping",
                0.8,
                file,
                () -> read(new Ahead(unzipped(zip))),
                () -> drain(unzipped(zip)));
        compare(
                "two files at once : one by one",
                1.5,
                file,
                () -> atOnce(file),
                () -> read(Files.newInputStream(file)) + read(Files.newInputStream(file)));
        Files.delete(file);
        Files.delete(zip);
        HeapBench.run(corpus.file(directory, "huge.xml", HUGE));
    }

    private interface Run {
        long run() throws Exception;
    }

    private void compare(String what, double target, Path file, Run ours, Run bound) throws Exception {
        double[] nanos = new double[ROUNDS];
        double[] ratios = new double[ROUNDS];
        for (int i = -2; i < ROUNDS; i++) {
            long begun = System.nanoTime();
            long read = ours.run();
            long between = System.nanoTime();
            long bounding = bound.run();
            long ended = System.nanoTime();
            if (read == 0 || bounding == 0) {
                throw new IllegalStateException("nothing was read");
            }
            if (i >= 0) {
                nanos[i] = between - begun;
                ratios[i] = (ended - between) / (double) (between - begun);
            }
        }
        Arrays.sort(ratios);
        Arrays.sort(nanos);
        System.out.println(String.format(
                Locale.ROOT,
                "%-31s %5.2f  (%.2f of the target; %.0f MB/s)",
                what,
                ratios[ROUNDS / 2],
                ratios[ROUNDS / 2] / target,
                Files.size(file) * 1e3 / nanos[ROUNDS / 2]));
    }

    /** Reads a file as the producer does. Returns how many documents it has. */
    static long read(InputStream content) throws IOException {
        Source source = new Source("bench", "weekly.xml", true, Optional.empty(), LocalDate.of(2025, 8, 1));
        long count = 0;
        try (InputStream file = content;
                DocumentReader reader = new XmlFeedParser(new UsptoXml()).read(file, source)) {
            for (ParsedDocument next = reader.next(); next != null; next = reader.next()) {
                if (next instanceof Rejected rejected) {
                    throw new IllegalStateException(rejected.position() + ": " + rejected.reason());
                }
                count++;
            }
        }
        return count;
    }

    private static long atOnce(Path file) {
        CompletableFuture<Long> other = CompletableFuture.supplyAsync(() -> uncheckedRead(file));
        return uncheckedRead(file) + other.join();
    }

    private static long uncheckedRead(Path file) {
        try {
            return read(Files.newInputStream(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Pulls all events of all documents, which are cut apart beforehand by their declarations alone. */
    private static long pull(Path file) throws IOException, XMLStreamException {
        InputFactoryImpl parsers = new InputFactoryImpl();
        byte[] bytes = Files.readAllBytes(file);
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '<' && Arrays.equals(bytes, i, Math.min(bytes.length, i + 6), DECLARATION, 0, 6)) {
                starts.add(i);
            }
        }
        starts.add(bytes.length);
        long events = 0;
        for (int i = 0; i + 1 < starts.size(); i++) {
            int start = starts.get(i);
            XMLStreamReader reader =
                    parsers.createXMLStreamReader(new ByteArrayInputStream(bytes, start, starts.get(i + 1) - start));
            while (reader.hasNext()) {
                reader.next();
                events++;
            }
        }
        return events;
    }

    private static InputStream unzipped(Path zip) throws IOException {
        ZipInputStream in = new ZipInputStream(new BufferedInputStream(Files.newInputStream(zip), 1 << 16));
        in.getNextEntry();
        return in;
    }

    private static long drain(InputStream in) throws IOException {
        try (in) {
            byte[] block = new byte[1 << 16];
            long length = 0;
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                length += read;
            }
            return length;
        }
    }
}
