package org.filingmonitor.alerts.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingChange;
import org.filingmonitor.topic.Topics;

/** An index in a directory of its own, which goes with it. */
public final class TestIndex implements AutoCloseable {

    private static final IndexPosition.Origin ORIGIN = new IndexPosition.Origin("cluster", "topic");
    private static final TopicPartition PARTITION = new TopicPartition(Topics.FILING_CHANGES.name(), 0);

    private static final int PART = 3;

    private final Path directory;
    private FilingIndex index;

    public TestIndex() {
        try {
            directory = Files.createTempDirectory("filing-index");
            index = FilingIndex.create(directory);
            commit(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An index that finds some filings, a few in each of its parts, which are searched in parallel. */
    public static TestIndex of(List<Filing> filings) {
        TestIndex index = new TestIndex();
        for (int i = 0; i < filings.size(); i++) {
            Filing filing = filings.get(i);
            index.change(filing.getId(), new FilingChange(null, filing, List.of(), Instant.EPOCH, false));
            if (i % PART == PART - 1) {
                index.refresh();
            }
        }
        index.refresh();
        return index;
    }

    public FilingSearch search() {
        return new FilingSearch(() -> index);
    }

    FilingIndex index() {
        return index;
    }

    /** Takes a change, unless a restart leaves it to be read again. */
    public void change(String id, FilingChange change) {
        in(() -> index.apply(id, change));
    }

    public void refresh() {
        in(index::refresh);
    }

    void commit(long offset) {
        in(() -> index.commit(IndexPosition.of(ORIGIN, Map.of(PARTITION, offset))));
    }

    /** Begins again with what a kill leaves, and returns the offset from which to go on. */
    long restart() {
        try {
            index.close();
            index = FilingIndex.open(directory);
            return IndexFiles.position(directory).offsets().get(0);
        } catch (IOException | UnfitIndexException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns all that the index holds, deleted filings too. */
    Map<String, Filing> content() {
        Map<String, Filing> content = new TreeMap<>();
        search().forEach(filing -> {
            if (content.put(filing.getId(), filing) != null) {
                throw new AssertionError(filing.getId() + " is there twice");
            }
        });
        return content;
    }

    private static void in(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    @Override
    public void close() {
        in(() -> {
            index.close();
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        });
    }
}
