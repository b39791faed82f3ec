package org.filingmonitor.producer.feed.directory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.filingmonitor.producer.feed.Feed;
import org.filingmonitor.producer.feed.FeedPage;
import org.filingmonitor.producer.feed.Formats;
import org.filingmonitor.producer.feed.Paging;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.Source;

/**
 * Watches a directory and those below it, or a single file. A file is taken once it stays as it is from one scan to the
 * next, and again when its content has changed; under another name or time, the same content is not read again. Several
 * files are read at the same time, and published page by page, each page of one file. A restart goes on after the last
 * document that was published.
 */
public final class DirectoryFeed implements Feed {

    /** Documents for which a page is published; files with fewer share one, since each page carries the cursor of all files. */
    private static final int ENOUGH = 100;

    private final Path path;
    private final boolean history;
    private final Formats formats;
    private final Clock clock;
    private final List<ScannedFile> waiting = new ArrayList<>();
    private final List<Exception> failures = new ArrayList<>();
    private DirectoryScan scan;
    private FileReadings readings = new FileReadings();
    private boolean inRound;

    /** The cursor after which reading goes on, and the page after it once it was given out. */
    private String published;

    private Optional<FeedPage> given = Optional.empty();

    /** What was read so far: of the page that was given out too, and of files that turned out to be known. */
    private DirectoryCursor read = DirectoryCursor.read("");

    private boolean unpublished;

    /**
     * Creates a feed of a directory or file, which need not exist yet.
     *
     * @param history true if its filings shall alert nobody
     */
    public DirectoryFeed(Path path, boolean history, Formats formats, Clock clock) {
        this.path = path.toAbsolutePath().normalize();
        this.history = history;
        this.formats = formats;
        this.clock = clock;
        this.scan = new DirectoryScan(this.path);
    }

    @Override
    public String name() {
        return "directory:" + path;
    }

    @Override
    public String kind() {
        return "directory";
    }

    /** Gives what is ready of the files under way. Each round ends without a page and begins with a scan. */
    @Override
    public Optional<FeedPage> next(String cursor) throws IOException {
        if (given.isPresent() && cursor.equals(published)) {
            return given;
        }
        goOnAfter(cursor);
        if (!inRound) {
            beginRound();
        }
        given = nextPage();
        if (given.isEmpty()) {
            endRound();
        }
        return given;
    }

    /** After any page but the one that was given out, reading begins anew. */
    private void goOnAfter(String cursor) {
        boolean isGiven = given.isPresent() && given.get().cursor().equals(cursor);
        if (!isGiven && !cursor.equals(published)) {
            close();
            readings = new FileReadings();
            scan = new DirectoryScan(path);
            inRound = false;
            read = DirectoryCursor.read(cursor);
            unpublished = false;
        }
        published = cursor;
        given = Optional.empty();
    }

    private void beginRound() throws IOException {
        List<ScannedFile> settled = scan.settled();
        read = read.among(scan.present());
        waiting.clear();
        settled.stream().filter(file -> !read.isWhole(file.mark())).forEach(waiting::add);
        // Those that were begun first, so that no copy is read before them.
        waiting.sort(Comparator.comparing(file -> read.documents(file.mark()) == 0));
        failures.clear();
        scan.unreadable().ifPresent(failures::add);
        inRound = true;
    }

    private Optional<FeedPage> nextPage() throws IOException {
        List<ParsedDocument> documents = new ArrayList<>();
        long weight = 0;
        beginFiles();
        while (!readings.isEmpty() && documents.size() < ENOUGH && weight < Paging.WEIGHT) {
            FilePart part = readings.take();
            if (part.failure().isPresent()) {
                fail(part.file(), part.failure().get());
            } else {
                read = part.after(read);
                unpublished = true;
            }
            documents.addAll(part.documents());
            weight +=
                    part.documents().stream().mapToLong(ParsedDocument::weight).sum();
            beginFiles();
        }
        if (!unpublished) {
            return Optional.empty();
        }
        unpublished = false;
        return Optional.of(new FeedPage(documents, read.write()));
    }

    /** Files of one size are read one after another: they may be copies. */
    private void beginFiles() {
        Iterator<ScannedFile> files = waiting.iterator();
        while (files.hasNext() && !readings.isFull()) {
            ScannedFile file = files.next();
            if (!readings.hasSize(file.size())) {
                files.remove();
                readings.begin(reading(file));
            }
        }
    }

    private FileReading reading(ScannedFile file) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Source source = new Source(name(), file.name(), history, Optional.empty(), today);
        return new FileReading(file, source, formats, read.documents(file.mark()), read.contents(file.size()));
    }

    private void fail(ScannedFile file, Throwable failure) {
        if (failure instanceof Error fatal) {
            throw fatal;
        }
        failures.add(
                failure instanceof RuntimeException defect
                        ? defect
                        : new IOException("cannot read " + file.path() + ": " + failure.getMessage(), failure));
    }

    /** The other files were read before it is said that one cannot be. */
    private void endRound() throws IOException {
        inRound = false;
        for (Exception failure : failures) {
            if (failure instanceof RuntimeException defect) {
                throw defect;
            }
            throw (IOException) failure;
        }
    }

    @Override
    public void close() {
        readings.close();
    }
}
