package org.filingmonitor.alerts.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.filingmonitor.alerts.query.FilingDocument;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingChange;

/**
 * The filings on disk, one document each. One thread writes; what it wrote is found once it has {@link #refresh
 * refreshed}, and survives a kill once it has {@link #commit committed}.
 */
public final class FilingIndex implements AutoCloseable {

    /** How much is held in memory before it goes to disk, in MiB. */
    private static final double BUFFER = 16;

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    /** Searches large indexes in parts at once; a search of a small one has a single part. */
    private final ExecutorService parts =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), FilingIndex::thread);

    private volatile String damage;

    private FilingIndex(Directory directory, IndexWriter writer) throws IOException {
        this.directory = directory;
        this.writer = writer;
        this.searchers = new SearcherManager(writer, new SearcherFactory() {
            @Override
            public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) {
                return new IndexSearcher(reader, parts);
            }
        });
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "filing-search");
        thread.setDaemon(true);
        return thread;
    }

    /** Makes an empty index in a directory, in place of what was there. */
    static FilingIndex create(Path path) throws IOException {
        IndexFiles.clear(path);
        return open(path, IndexWriterConfig.OpenMode.CREATE);
    }

    /**
     * Opens the index in a directory as it was committed.
     *
     * @throws UnfitIndexException if there is none, or none that this version can use
     */
    static FilingIndex open(Path path) throws IOException, UnfitIndexException {
        try {
            IndexFiles.position(path);
            return open(path, IndexWriterConfig.OpenMode.APPEND);
        } catch (IOException e) {
            throw IndexFiles.unfit(e);
        }
    }

    private static FilingIndex open(Path path, IndexWriterConfig.OpenMode mode) throws IOException {
        Directory directory = new MMapDirectory(path);
        IndexWriter writer = null;
        try {
            writer = new IndexWriter(
                    directory,
                    new IndexWriterConfig(FilingDocument.analyzer())
                            .setOpenMode(mode)
                            .setRAMBufferSizeMB(BUFFER)
                            .setCommitOnClose(false));
            return new FilingIndex(directory, writer);
        } catch (IOException | RuntimeException e) {
            if (writer != null) {
                writer.rollback();
            }
            directory.close();
            throw e;
        }
    }

    /**
     * Takes a change of a filing. A filing that got another id leaves the old one, also if the change that empties that,
     * which is in another partition, has not come here yet.
     *
     * @param id the filing's id, the record's key
     */
    void apply(String id, FilingChange change) throws IOException {
        Filing before = change.getBefore();
        Filing after = change.getAfter();
        if (before != null && after != null && !before.getId().equals(after.getId())) {
            put(before.getId(), null);
        }
        put(id, after);
    }

    /**
     * Takes a filing as it is now; null for one that ceased to exist under its id.
     *
     * @throws IllegalArgumentException if the filing has another id, or a code too long for any index
     */
    void put(String id, Filing filing) throws IOException {
        if (id == null || (filing != null && !filing.getId().equals(id))) {
            throw new IllegalArgumentException("its key is " + id + ", which is no id of what it holds");
        }
        if (filing == null) {
            writer.deleteDocuments(IndexedFiling.key(id));
        } else {
            writer.updateDocument(IndexedFiling.key(id), IndexedFiling.document(filing));
        }
    }

    /** Makes what was written so far found. */
    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    /** Makes what was written so far last, together with up to where it was read. */
    void commit(IndexPosition position) throws IOException {
        Map<String, String> data = position.commitData();
        writer.setLiveCommitData(data.entrySet());
        writer.commit();
    }

    /** Returns how many documents there are, those of deleted filings included. */
    int size() {
        return writer.getDocStats().numDocs;
    }

    /** Tells whether the index can still be written, and was nowhere found to be damaged. */
    boolean isSound() {
        return writer.isOpen() && damage().isEmpty();
    }

    /** Returns in what way the index was found to be damaged since it was opened, if it was. */
    Optional<String> damage() {
        return Optional.ofNullable(writer.getTragicException())
                .filter(IndexFiles::isDamage)
                .map(Throwable::toString)
                .or(() -> Optional.ofNullable(damage));
    }

    /**
     * Returns an answer from the index as it was refreshed last; it does not move meanwhile.
     *
     * @throws IndexUnavailableException if it is being closed, or turns out to be damaged
     */
    public <A> A read(Reading<A> reading) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return reading.of(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (AlreadyClosedException | RejectedExecutionException e) {
            throw new IndexUnavailableException("the monitor is stopping");
        } catch (CorruptIndexException e) {
            damage = e.toString();
            throw new IndexUnavailableException("the index of filings is damaged and will be built anew");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads an answer from an index. */
    public interface Reading<A> {
        A of(IndexSearcher searcher) throws IOException;
    }

    /** Closes the index; what was not committed is read again when it is opened. */
    @Override
    public void close() throws IOException {
        searchers.close();
        parts.shutdown();
        writer.rollback();
        directory.close();
    }
}
