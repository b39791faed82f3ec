package org.filingmonitor.producer.feed.container;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.filingmonitor.producer.feed.DamagedContentException;
import org.filingmonitor.producer.feed.ParsedDocument.Rejected;
import org.filingmonitor.producer.feed.Position;

/** What came out of a source so far, over all containers in it. */
final class Unpacked {

    private static final int NAMED = 10;

    private final UnpackLimits limits;
    private final List<String> unknown = new ArrayList<>();
    private int files;
    private boolean fruitful;
    private DamagedContentException told;

    Unpacked(UnpackLimits limits) {
        this.limits = limits;
    }

    UnpackLimits limits() {
        return limits;
    }

    /** Notes that a file in a known format was found. */
    void recognised() {
        fruitful = true;
    }

    /** Notes a file in no known format. */
    void unrecognised(String name) {
        files++;
        if (unknown.size() < NAMED) {
            unknown.add(name);
        }
    }

    /** Returns the rejection of what cannot be read. */
    Rejected rejection(String file, String reason) {
        fruitful = true;
        return new Rejected(Position.of(file), reason, new byte[0]);
    }

    /** Returns the rejection that tells damage, unless it is told already: what is cut is cut at every depth. */
    Optional<Rejected> rejection(String file, DamagedContentException damage) {
        boolean known = damage == told;
        told = damage;
        return known ? Optional.empty() : Optional.of(rejection(file, damage.getMessage()));
    }

    /** Returns the rejection of a source from which nothing came, not even another rejection. */
    Optional<Rejected> verdict(String file) {
        if (fruitful) {
            return Optional.empty();
        }
        String held = String.join(", ", unknown) + (files > unknown.size() ? " and others, " + files + " in all" : "");
        return Optional.of(
                rejection(file, files == 0 ? "holds no file" : "holds no file in a known format: it holds " + held));
    }
}
