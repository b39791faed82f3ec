package org.filingmonitor.streams.query;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/** The filings of several parts in the order of their ids, as a whole. */
final class FilingsInOrder implements FilingLines {

    /** The order of the stores, which is that of the ids' bytes. */
    private static final Comparator<FilingLines> BY_NEXT_ID =
            Comparator.comparing(part -> part.nextId().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private final List<FilingLines> parts = new ArrayList<>();
    private final PriorityQueue<FilingLines> next = new PriorityQueue<>(BY_NEXT_ID);

    /** Opens the parts; if one cannot be opened, those that were are closed again. */
    FilingsInOrder(List<Supplier<FilingLines>> openings) {
        try {
            openings.forEach(opening -> parts.add(opening.get()));
            parts.forEach(this::queue);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void queue(FilingLines part) {
        if (part.hasNext()) {
            next.add(part);
        }
    }

    @Override
    public boolean hasNext() {
        return !next.isEmpty();
    }

    @Override
    public String nextId() {
        return first(next.peek()).nextId();
    }

    @Override
    public byte[] next() {
        FilingLines part = first(next.poll());
        byte[] line = part.next();
        queue(part);
        return line;
    }

    private static FilingLines first(FilingLines part) {
        if (part == null) {
            throw new NoSuchElementException();
        }
        return part;
    }

    @Override
    public void close() {
        parts.forEach(FilingLines::close);
    }
}
