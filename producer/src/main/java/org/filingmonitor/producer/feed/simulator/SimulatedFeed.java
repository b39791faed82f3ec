package org.filingmonitor.producer.feed.simulator;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.producer.feed.Feed;
import org.filingmonitor.producer.feed.FeedPage;
import org.filingmonitor.producer.feed.Paging;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.ParsedDocument.Observed;
import org.filingmonitor.producer.feed.Position;

/**
 * A feed of {@link SimulatedFilings} at a rate. Its cursor is the index of the next document, so that a restart goes on
 * exactly there, whatever the rate is then. Each seed is a feed of its own.
 */
public final class SimulatedFeed implements Feed {

    /** What sort of feed it is; its name is this, a colon and the seed. */
    static final String KIND = "simulated";

    private final Simulation simulation;
    private final SimulatedFilings filings;
    private final Pace pace;
    private Optional<Long> end = Optional.empty();

    /** Creates a feed that begins to count the time when it is first asked. */
    public SimulatedFeed(Simulation simulation) {
        this(simulation, System::nanoTime);
    }

    SimulatedFeed(Simulation simulation, LongSupplier nanos) {
        this.simulation = simulation;
        this.filings = new SimulatedFilings(simulation.seed());
        this.pace = new Pace(simulation.rate(), nanos);
    }

    static String name(int seed) {
        return KIND + ":" + seed;
    }

    @Override
    public String name() {
        return name(simulation.seed());
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Each round begins with a look at the clock, and ends without a page when all that was due then is published. */
    @Override
    public Optional<FeedPage> next(String cursor) {
        long index = read(cursor);
        long due = end.isPresent() ? end.get() : pace.dueFrom(index);
        if (index >= due) {
            end = Optional.empty();
            return Optional.empty();
        }
        end = Optional.of(due);
        long after = Math.min(due, index + Paging.SIZE);
        List<ParsedDocument> documents =
                LongStream.range(index, after).mapToObj(this::document).toList();
        return Optional.of(new FeedPage(documents, String.valueOf(after)));
    }

    private ParsedDocument document(long index) {
        FilingObservation observation = filings.observation(index);
        Position position = SimulatedFilings.position(simulation.seed(), index);
        return new Observed(position, observation, List.of());
    }

    private static long read(String cursor) {
        try {
            return cursor.isEmpty() ? 0 : Long.parseUnsignedLong(cursor);
        } catch (NumberFormatException damaged) {
            throw new IllegalStateException("the cursor of the simulation is damaged: " + cursor, damaged);
        }
    }

    @Override
    public void close() {
        // There is nothing that it holds open.
    }
}
