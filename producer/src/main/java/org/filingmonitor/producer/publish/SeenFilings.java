package org.filingmonitor.producer.publish;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.filingmonitor.event.ContentHash;

/**
 * The ledger in memory: every filing and every content that was published, as hashes, at most 48 bytes for a document.
 * A filing's id is kept as 64 bits: among ten million filings, the odds that one new filing is taken for a known one,
 * and so is counted as changed rather than new, are one in two hundred thousand; it is published all the same.
 */
final class SeenFilings {

    private final Fingerprints ids = Fingerprints.of64Bits();
    private final Fingerprints contents = Fingerprints.of128Bits();

    /** What one page adds. It counts as seen by later documents of the page, and by others once it is committed. */
    final class Page {

        private final Set<String> newIds = new HashSet<>();
        private final Set<ContentHash> newContents = new HashSet<>();

        /** Tells what is new about a document, and notes the document. */
        Novelty see(String id, ContentHash content) {
            if (hasContent(content) || !newContents.add(content)) {
                return Novelty.REPEATED;
            }
            boolean known = hasId(id) || newIds.contains(id);
            newIds.add(id);
            return known ? Novelty.CHANGED : Novelty.NEW;
        }

        /** Makes this page seen by all. */
        void commit() {
            newIds.forEach(SeenFilings.this::addId);
            newContents.forEach(SeenFilings.this::addContent);
        }
    }

    Page page() {
        return new Page();
    }

    /** Adds a document that was published. */
    void add(String id, ContentHash content) {
        addId(id);
        addContent(content);
    }

    /** Returns the number of documents. */
    int size() {
        return contents.size();
    }

    /** Returns the bytes of heap that this memory takes. */
    long bytes() {
        return ids.bytes() + contents.bytes();
    }

    private void addId(String id) {
        ids.add(hash(id), 0);
    }

    private boolean hasId(String id) {
        return ids.contains(hash(id), 0);
    }

    private void addContent(ContentHash content) {
        ByteBuffer bits = ByteBuffer.wrap(content.bytes());
        contents.add(bits.getLong(0), bits.getLong(8));
    }

    private boolean hasContent(ContentHash content) {
        ByteBuffer bits = ByteBuffer.wrap(content.bytes());
        return contents.contains(bits.getLong(0), bits.getLong(8));
    }

    private static long hash(String id) {
        return ByteBuffer.wrap(ContentHashes.sha256().digest(id.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }
}
