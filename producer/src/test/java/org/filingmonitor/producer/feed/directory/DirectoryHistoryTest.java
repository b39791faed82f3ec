package org.filingmonitor.producer.feed.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.filingmonitor.producer.feed.FeedPage;
import org.filingmonitor.producer.feed.Formats;
import org.filingmonitor.producer.feed.Lines;
import org.filingmonitor.producer.feed.ParsedDocument.Skipped;

/** Whatever happens to the files of a directory, and whenever its feed restarts, each document is published. */
class DirectoryHistoryTest {

    private static final Formats FORMATS = new Formats(List.of(new Lines()));

    private Path directory;
    private DirectoryFeed feed;
    private String cursor = "";
    private int contents;
    private long clock;

    /** Documents by content, as they were published, and how often a content was there anew. */
    private final List<String> published = new ArrayList<>();

    private final Set<String> expected = new HashSet<>();
    private final Map<String, Integer> allowed = new HashMap<>();

    /** What happens next: to which file, and how. */
    record Event(Kind kind, int file, int size) {}

    enum Kind {
        WRITE,
        RENAME,
        COPY,
        TOUCH,
        GROW,
        DELETE,
        RESTART,
        FAIL,
        READ
    }

    @BeforeTry
    void begin() throws IOException {
        directory = Files.createTempDirectory("history");
        feed = feed();
        cursor = "";
        contents = 0;
        published.clear();
        expected.clear();
        allowed.clear();
    }

    @AfterTry
    void end() throws IOException {
        feed.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    @Property(tries = 150)
    void publishesEachDocumentInTheOrderOfItsFileAndNoneAgainUnlessItsFileGrew(@ForAll("events") List<Event> events)
            throws IOException {
        for (Event event : events) {
            happen(event);
        }
        readAll();

        assertThat(new HashSet<>(published)).isEqualTo(expected);
        Map<String, Integer> last = new HashMap<>();
        Map<String, Integer> times = new HashMap<>();
        for (String document : published) {
            String file = content(document);
            int number = Integer.parseInt(document.substring(document.indexOf(' ') + 1));
            // A file begins anew only where it was changed.
            assertThat(number).isIn(0, last.getOrDefault(file, -1) + 1);
            last.put(file, number);
            times.merge(document, 1, Integer::sum);
        }
        times.forEach((document, count) ->
                assertThat(count).as(document).isLessThanOrEqualTo(allowed.get(content(document))));
    }

    @Provide
    Arbitrary<List<Event>> events() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(0, 1, 2, 499, 500, 501, 1300))
                .as(Event::new)
                .list()
                .ofMinSize(3)
                .ofMaxSize(25);
    }

    private void happen(Event event) throws IOException {
        List<Path> files = files();
        Optional<Path> chosen =
                files.isEmpty() ? Optional.empty() : Optional.of(files.get(event.file() % files.size()));
        switch (event.kind()) {
            case WRITE -> write(event.size());
            case RESTART -> restart();
            case FAIL -> failToPublish();
            case READ -> read(event.file());
            default -> {
                if (chosen.isPresent()) {
                    // Where a file is changed while it is read, it is not known how far: it is read to its end before.
                    readAll();
                    change(event, chosen.get());
                }
            }
        }
    }

    private void change(Event event, Path file) throws IOException {
        Path other = directory.resolve("below" + event.file()).resolve("file" + clock++);
        switch (event.kind()) {
            case RENAME -> Files.move(file, created(other));
            case COPY -> Files.copy(file, created(other));
            case TOUCH -> Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000 + clock++));
            case DELETE -> Files.delete(file);
            default -> grow(file, event.size() + 1);
        }
    }

    private void write(int size) throws IOException {
        String content = "content" + contents++;
        List<String> lines = new ArrayList<>(List.of("lines"));
        IntStream.range(0, size).forEach(i -> lines.add(content + " " + i));
        Files.write(created(directory.resolve("file" + clock++)), lines);
        expected.addAll(lines.subList(1, lines.size()));
        allowed.put(content, 1);
    }

    /** A file that grew is read again from its beginning, and its copies are other contents from then on. */
    private void grow(Path file, int size) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.size() == 1) {
            return;
        }
        String content = content(lines.get(1));
        List<String> more = IntStream.range(lines.size() - 1, lines.size() - 1 + size)
                .mapToObj(i -> content + " " + i)
                .toList();
        Files.write(file, more, StandardOpenOption.APPEND);
        expected.addAll(more);
        allowed.merge(content, 1, Integer::sum);
    }

    private void failToPublish() throws IOException {
        Optional<FeedPage> page = feed.next(cursor);
        if (page.isPresent()) {
            assertThat(feed.next(cursor)).isEqualTo(page);
        }
    }

    private void restart() throws IOException {
        feed.close();
        feed = feed();
    }

    private void read(int pages) throws IOException {
        for (int i = 0; i < pages; i++) {
            feed.next(cursor).ifPresent(this::publish);
        }
    }

    private void readAll() throws IOException {
        for (int rounds = 0; rounds < 3; rounds++) {
            for (Optional<FeedPage> page = feed.next(cursor); page.isPresent(); page = feed.next(cursor)) {
                publish(page.get());
            }
        }
    }

    private void publish(FeedPage page) {
        assertThat(page.documents()).hasSizeLessThan(600);
        page.documents().forEach(document -> published.add(((Skipped) document).reason()));
        cursor = page.cursor();
    }

    private static String content(String document) {
        return document.substring(0, document.indexOf(' '));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Path created(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return file;
    }

    private DirectoryFeed feed() {
        return new DirectoryFeed(
                directory,
                false,
                FORMATS,
                Clock.fixed(Instant.parse("2025-08-01T10:00:00Z"), java.time.ZoneOffset.UTC));
    }
}
