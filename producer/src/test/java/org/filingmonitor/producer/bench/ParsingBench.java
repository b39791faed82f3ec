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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.filingmonitor.producer.feed.Unpacking;
import org.filingmonitor.producer.feed.container.Containers;

/**
 * Prints how fast weekly files are read, as ratios to what bounds it on the same machine: a parser that only pulls all
 * events, and unzipping alone, which is Java's ZipInputStream read in blocks of 64 KiB on one thread. A figure, no test.
 */
public final class ParsingBench {

    private static final long LENGTH = 64L << 20;
    private static final long HUGE = 1L << 30;
    private static final int BLOCK = 1 << 16;
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
        System.out.println("weekly files of " + corpus + ", " + Files.size(file) / 1_000_000 + " MB, " + read(file)
                + " documents, " + Runtime.getRuntime().availableProcessors() + " processors;");
        System.out.println("unzipping alone is java.util.zip.ZipInputStream, in blocks of 64 KiB, on one thread");
        compare("plain file : full pull parse", 1.5, file, () -> read(file), () -> pull(file));
        compare(
                "ZIP, one thread : unzipping",
                0.55,
                file,
                () -> read(zip, Containers.onOneThread()),
                () -> drain(unzipped(zip)));
        compare("ZIP, two threads : unzipping", 0.8, file, () -> read(zip), () -> drain(unzipped(zip)));
        compare("two files at once : one by one", 2, file, () -> atOnce(file), () -> read(file) + read(file));
        Files.delete(file);
        Files.delete(zip);
        HeapBench.run(corpus.file(directory, "huge.xml", HUGE));
    }

    private static void compare(String what, double target, Path file, Comparison.Work ours, Comparison.Work bound)
            throws Exception {
        Comparison comparison = Comparison.of(ours, bound);
        double rate = Files.size(file) / 1e6 / comparison.seconds();
        comparison.print(what, target, String.format(Locale.ROOT, "%.0f MB/s", rate));
    }

    private static long read(Path file) throws IOException {
        return read(file, new Containers());
    }

    private static long read(Path file, Unpacking unpacking) throws IOException {
        return new WeeklyFiles(unpacking).count(Files.newInputStream(file));
    }

    private static long atOnce(Path file) throws IOException {
        CompletableFuture<Long> other = CompletableFuture.supplyAsync(() -> uncheckedRead(file));
        return read(file) + other.join();
    }

    private static long uncheckedRead(Path file) {
        try {
            return read(file);
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
        ZipInputStream in = new ZipInputStream(new BufferedInputStream(Files.newInputStream(zip), BLOCK));
        in.getNextEntry();
        return in;
    }

    private static long drain(InputStream in) throws IOException {
        try (in) {
            byte[] block = new byte[BLOCK];
            long length = 0;
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                length += read;
            }
            return length;
        }
    }
}
