package org.filingmonitor.producer.publish;

import org.filingmonitor.event.FeedStatus;

/**
 * What became of documents: read = new + changed + repeated + rejected; what was skipped stands outside.
 *
 * @param fresh documents of filings never seen before
 * @param changed documents of known filings, with content never seen before
 * @param repeated documents whose content had been seen
 * @param rejected documents that could not be read
 * @param skipped documents that are no filings
 */
public record Tally(long fresh, long changed, long repeated, long rejected, long skipped) {

    public static final Tally NONE = new Tally(0, 0, 0, 0, 0);
    static final Tally REJECTED = new Tally(0, 0, 0, 1, 0);
    static final Tally SKIPPED = new Tally(0, 0, 0, 0, 1);

    static Tally of(Novelty novelty) {
        return switch (novelty) {
            case NEW -> new Tally(1, 0, 0, 0, 0);
            case CHANGED -> new Tally(0, 1, 0, 0, 0);
            case REPEATED -> new Tally(0, 0, 1, 0, 0);
        };
    }

    static Tally of(FeedStatus status) {
        return new Tally(
                status.getNew$(), status.getChanged(), status.getRepeated(), status.getRejected(), status.getSkipped());
    }

    /** Returns the number of documents read. */
    public long read() {
        return fresh + changed + repeated + rejected;
    }

    /** Returns the sum of both. */
    public Tally plus(Tally other) {
        return new Tally(
                fresh + other.fresh,
                changed + other.changed,
                repeated + other.repeated,
                rejected + other.rejected,
                skipped + other.skipped);
    }

    void writeTo(FeedStatus.Builder status) {
        status.setRead(read())
                .setNew$(fresh)
                .setChanged(changed)
                .setRepeated(repeated)
                .setRejected(rejected)
                .setSkipped(skipped);
    }
}
