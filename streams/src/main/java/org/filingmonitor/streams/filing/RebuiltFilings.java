package org.filingmonitor.streams.filing;

import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.streams.state.FilingState;
import org.filingmonitor.streams.state.FilingStatement;
import org.filingmonitor.streams.state.PublicationLink;

/**
 * The filings that observations amount to, rebuilt outside of the topology: its own steps, taken for one observation after
 * the other. Since every step is free of order, the filings are those of the topology.
 */
public final class RebuiltFilings {

    private final Table<PublicationLink> links;
    private final Table<FilingState> filings;

    /** Where the rebuild keeps what it knows. */
    public interface Table<V> {
        /** Returns what stands under a key; null for nothing. */
        V get(String key);

        /** Lets a value stand under a key from now on; null for nothing. */
        void put(String key, V value);
    }

    /**
     * Begins with what the tables hold.
     *
     * @param links by id of the publication's own filing
     * @param filings by filing id; {@link FilingTable#filing} shows them
     */
    public RebuiltFilings(Table<PublicationLink> links, Table<FilingState> filings) {
        this.links = links;
        this.filings = filings;
    }

    /**
     * Takes an observation, and returns the ids of the filings that it changed.
     *
     * @param key key of the record
     * @param recordedAt record time of the observation
     * @throws SoundObservations.Unsound if it cannot be counted, and changed nothing
     */
    public Set<String> observe(String key, FilingObservation seen, Instant recordedAt) {
        SoundObservations.check(key, seen, recordedAt);
        FilingStatement statement = Statements.of(seen, recordedAt);
        Set<String> changed = new HashSet<>();
        for (String linked : LinkKeys.of(seen)) {
            Linking linking = Linking.of(linked, links.get(linked), statement);
            linking.changed().ifPresent(link -> links.put(linked, link));
            linking.statements().forEach((id, stated) -> {
                if (merge(id, stated.getState())) {
                    changed.add(id);
                }
            });
        }
        return changed;
    }

    private boolean merge(String id, FilingState stated) {
        FilingState held = filings.get(id);
        FilingState merged = FilingTable.merged(held, stated);
        if (Objects.equals(merged, held)) {
            return false;
        }
        filings.put(id, merged);
        return true;
    }
}
