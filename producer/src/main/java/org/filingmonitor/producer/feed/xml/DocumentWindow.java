package org.filingmonitor.producer.feed.xml;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.filingmonitor.producer.feed.ParsedDocument;

/**
 * A window that slides over the bytes of a file. It holds the beginning of the document under way, up to its body; what
 * follows only passes by, so that a document may be larger than memory.
 */
final class DocumentWindow {

    private static final int INITIAL = 256 * 1024;
    private static final int NONE = -1;

    private final InputStream file;
    private final int limit;
    private byte[] bytes = new byte[INITIAL];
    private int end;
    /** Place in the file of the window's first byte. */
    private long origin;
    /** Where the document under way begins in the window, while it is held there. */
    private int start = NONE;
    /** Where it ceases to be held, counted from its start. */
    private int held = NONE;
    /** The document's beginning, once the window has slid past it. */
    private byte[] saved;

    private long documentStart;
    private long linesPassed;
    private long lineStart;

    /**
     * Opens a window.
     *
     * @param limit bytes that it holds at most
     */
    DocumentWindow(InputStream file, int limit) {
        this.file = file;
        this.limit = limit;
    }

    /** Returns the bytes; they are others after {@link #more}. */
    byte[] bytes() {
        return bytes;
    }

    /** Returns the index after the last byte. */
    int end() {
        return end;
    }

    /** Returns the place in the file of a byte of the window. */
    long place(int index) {
        return origin + index;
    }

    /** Returns the index of a place in the file, negative if it has passed by. */
    int index(long place) {
        return (int) Math.max(NONE, place - origin);
    }

    /** Begins a document at an index: it is held from here on. */
    void begin(int index) {
        start = index;
        held = NONE;
        saved = null;
        documentStart = place(index);
        linesPassed = 0;
        lineStart = documentStart;
    }

    /** Ends the document under way: nothing is held any more. */
    void forget() {
        start = NONE;
        saved = null;
    }

    /** Lets the rest of the document under way pass by. */
    void release(int index) {
        if (held == NONE) {
            held = index - start;
        }
    }

    /** Holds no more of the document under way than what a dead letter keeps. */
    void releaseAll() {
        held = 0;
    }

    /** Returns the place in the file at which the document under way begins. */
    long documentStart() {
        return documentStart;
    }

    /** Returns where a place in the document under way is, for people. */
    String lineAndColumn(long at) {
        passLines(index(at));
        return "line " + (linesPassed + 1) + ", column " + (at - lineStart + 1) + " of the document";
    }

    /** Returns the first bytes of the document under way, as many as wanted, or as there are. */
    byte[] beginning(int wanted) {
        return saved == null
                ? Arrays.copyOfRange(bytes, start, Math.min(end, start + wanted))
                : Arrays.copyOf(saved, Math.min(saved.length, wanted));
    }

    /** Returns the beginning of the document under way up to where it was released. */
    byte[] held() {
        return beginning(held);
    }

    /**
     * Reads on.
     *
     * @param keep index of the first byte that is still wanted, apart from what is held of the document
     * @return by how much all indexes have become less, or a negative number at the file's end
     * @throws IllegalArgumentException if what is to be kept exceeds the limit
     */
    int more(int keep) throws IOException {
        int shift = end == bytes.length ? makeRoom(keep) : 0;
        int read = file.read(bytes, end, bytes.length - end);
        if (read < 0) {
            // The indexes may have moved all the same.
            return shift == 0 ? NONE : shift;
        }
        end += read;
        return shift;
    }

    private int makeRoom(int keep) {
        boolean passing = start == NONE || (held != NONE && keep - start >= ParsedDocument.RAW_LIMIT);
        int first = passing ? keep : Math.min(start, keep);
        if (first > bytes.length / 2 || (passing && start != NONE)) {
            slide(first);
            return first;
        }
        grow();
        return 0;
    }

    private void slide(int first) {
        if (start != NONE || saved != null) {
            passLines(first);
        }
        if (start != NONE && first > start) {
            saved = Arrays.copyOfRange(bytes, start, start + Math.max(held, ParsedDocument.RAW_LIMIT));
            start = NONE;
        } else if (start != NONE) {
            start -= first;
        }
        System.arraycopy(bytes, first, bytes, 0, end - first);
        end -= first;
        origin += first;
    }

    private void grow() {
        if (bytes.length >= limit) {
            throw new IllegalArgumentException(
                    (held == NONE ? "longer than the " : "has a tag, comment or section longer than the ") + limit
                            + " bytes that are read at once");
        }
        bytes = Arrays.copyOf(bytes, Math.min(limit, bytes.length * 2));
    }

    private void passLines(int until) {
        int line = Bytes.indexOf(bytes, Math.max(0, index(lineStart)), until, '\n');
        while (line < until) {
            linesPassed++;
            lineStart = place(line + 1);
            line = Bytes.indexOf(bytes, line + 1, until, '\n');
        }
    }
}
