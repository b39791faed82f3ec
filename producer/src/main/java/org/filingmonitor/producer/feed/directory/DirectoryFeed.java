package org.filingmonitor.producer.feed.directory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.filingmonitor.producer.feed.Feed;
import org.filingmonitor.producer.feed.FeedPage;
import org.filingmonitor.producer.feed.Formats;
import org.filingmonitor.producer.feed.Paging;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.Source;

/**
 * Watches a directory, or a single file. A file is taken once it stays as it is from one scan to the next, and again
 * whenever it changes. Directories below it and hidden files are left alone. A restart goes on after the last document
 * that was published.
 */
public final class DirectoryFeed implements Feed {

    private final Path path;
    private final boolean history;
    private final Formats formats;
    private final Clock clock;
    private final DirectoryScan scan;
    private final Queue<String> waiting = new ArrayDeque<>();
    private Map<String, String> settled = Map.of();
    private Optional<OpenFile> open = Optional.empty();
    private IOException unreadable;

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

    /** Reads on in the file under way, else in the next one. Each round ends without a page and begins with a scan. */
    @Override
    public Optional<FeedPage> next(String cursor) throws IOException {
        DirectoryCursor read = DirectoryCursor.read(cursor);
        if (open.isEmpty() && waiting.isEmpty()) {
            settled = scan.settled();
            waiting.addAll(settled.keySet());
        }
        while (open.isPresent() || !waiting.isEmpty()) {
            Optional<FeedPage> page = nextInFile(read);
            if (page.isPresent()) {
                return page;
            }
        }
        return endOfRound();
    }

    private Optional<FeedPage> nextInFile(DirectoryCursor read) throws IOException {
        String file = open.isPresent() ? open.get().name() : waiting.remove();
        String mark = settled.get(file);
        if (read.isWhole(mark)) {
            close();
            return Optional.empty();
        }
        try {
            Paging.Page page = Paging.next(at(file, read.documents(mark)).reader());
            return Optional.of(page(read.among(scan.present()), mark, page));
        } catch (IOException failed) {
            close();
            unreadable = new IOException("cannot read " + scan.file(file) + ": " + failed.getMessage(), failed);
            return Optional.empty();
        }
    }

    private FeedPage page(DirectoryCursor read, String mark, Paging.Page page) throws IOException {
        List<ParsedDocument> documents = page.documents();
        if (page.last()) {
            close();
            return new FeedPage(documents, read.withWhole(mark).write());
        }
        long after = read.documents(mark) + documents.size();
        open = open.map(current -> current.at(after));
        return new FeedPage(documents, read.withPart(mark, after).write());
    }

    /** A page that could not be published is read again, from the documents before it. */
    private OpenFile at(String file, long documents) throws IOException {
        if (open.isEmpty() || open.get().documents() != documents) {
            close();
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            Source source = new Source(name(), file, history, Optional.empty(), today);
            open = Optional.of(OpenFile.open(scan.file(file), source, formats, documents));
        }
        return open.get();
    }

    private Optional<FeedPage> endOfRound() throws IOException {
        IOException met = unreadable;
        unreadable = null;
        if (met != null) {
            throw met;
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        if (open.isPresent()) {
            OpenFile closing = open.get();
            open = Optional.empty();
            closing.close();
        }
    }
}
