package org.filingmonitor.streams.query;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.function.IntFunction;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.filingmonitor.streams.state.FilingState;

/** The filings of all partitions in the order of their ids, read as they are asked for. */
final class FilingsInOrder implements Iterator<FilingState>, AutoCloseable {

    /** The order of the stores, which is that of the ids' bytes. */
    private static final Comparator<KeyValueIterator<String, FilingState>> BY_NEXT_ID = Comparator.comparing(
            partition -> partition.peekNextKey().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private final List<KeyValueIterator<String, FilingState>> partitions = new ArrayList<>();
    private final PriorityQueue<KeyValueIterator<String, FilingState>> next = new PriorityQueue<>(BY_NEXT_ID);

    /**
     * Opens the partitions; if one cannot be opened, those that were are closed again.
     *
     * @param partition opens a partition
     */
    FilingsInOrder(int count, IntFunction<KeyValueIterator<String, FilingState>> partition) {
        try {
            for (int i = 0; i < count; i++) {
                partitions.add(partition.apply(i));
            }
            partitions.forEach(this::queue);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void queue(KeyValueIterator<String, FilingState> partition) {
        if (partition.hasNext()) {
            next.add(partition);
        }
    }

    @Override
    public boolean hasNext() {
        return !next.isEmpty();
    }

    @Override
    public FilingState next() {
        KeyValueIterator<String, FilingState> partition = next.poll();
        if (partition == null) {
            throw new NoSuchElementException();
        }
        FilingState state = partition.next().value;
        queue(partition);
        return state;
    }

    @Override
    public void close() {
        partitions.forEach(KeyValueIterator::close);
    }
}
