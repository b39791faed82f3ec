package org.filingmonitor.producer.feed.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.event.GeneratedRecords;
import org.filingmonitor.event.Owner;
import org.filingmonitor.event.Publication;
import org.filingmonitor.filing.ApplicationNumber;
import org.filingmonitor.filing.FilingId;
import org.filingmonitor.producer.feed.Position;

/**
 * Made-up filings, each a pure function of the seed and its index: whoever knows both can recount what a simulation must
 * have brought.
 *
 * <p>Of ten documents, the first nine (index modulo 10 is 0 to 8) are first publications of new filings, and the tenth is
 * a grant, an amendment or a withdrawal of one of the filings so far; the same grant or withdrawal may come again. Each
 * filing has one owner, drawn from {@value SimulatedOwners#COUNT} names by Zipf's law with exponent 1, four IPC symbols
 * of one field, and about 1.2 KB of text. First publications are dated within the year before the latest date, grants,
 * amendments and withdrawals between them and that date.
 *
 * <p>Nothing of it can be taken for real: titles begin with {@code SIMULATED}, owners end with {@code (SIMULATED)},
 * application numbers are {@code SIM}, six digits of the seed and ten of the filing. Safe for use by several threads.
 */
public final class SimulatedFilings {

    /** No document is dated later, unless another date is given. */
    public static final LocalDate LATEST = LocalDate.of(2025, 7, 17);

    private static final int BLOCK = 10;
    private static final int SPREAD_DAYS = 364;
    private static final int SHORTEST_DAYS_TO_PUBLICATION = 180;
    private static final int LONGEST_DAYS_TO_PUBLICATION = 720;

    static {
        GeneratedRecords.enable();
    }

    private final int seed;
    private final LocalDate latest;

    /** Simulates filings dated {@link #LATEST} at the latest. */
    public SimulatedFilings(int seed) {
        this(seed, LATEST);
    }

    /**
     * Simulates filings.
     *
     * @param seed 0 to {@value Simulation#LAST_SEED}
     * @param latest the date of the latest document possible
     */
    public SimulatedFilings(int seed, LocalDate latest) {
        this.seed = seed;
        this.latest = latest;
    }

    static Position position(int seed, long index) {
        return new Position("SIMULATED, seed " + seed, "document " + index);
    }

    /** Returns the document at an index, which is 0 or more. */
    public FilingObservation observation(long index) {
        long block = index / BLOCK;
        FilingObservation.Builder document = index % BLOCK < BLOCK - 1
                ? first(block * (BLOCK - 1) + index % BLOCK)
                : later(index, random(1, index).nextLong((block + 1) * (BLOCK - 1)));
        return document.setFeed(SimulatedFeed.name(seed))
                .setPosition(position(seed, index).toString())
                .build();
    }

    private FilingObservation.Builder first(long number) {
        SimulatedFiling filing = filing(number);
        return statement(filing, FilingStatus.PENDING, filing.published())
                .setFiled(filing.filed())
                .setTitle(filing.title())
                .setAbstract$(filing.abstractText())
                .setOwners(List.of(filing.owner()))
                .setIpc(filing.ipc())
                .setPublications(List.of(publication(filing, filing.office().firstKind(), filing.published())));
    }

    /** What else is said about a filing: of ten times, five a grant, where its office grants, three an amendment. */
    private FilingObservation.Builder later(long index, long number) {
        SimulatedFiling filing = filing(number);
        UniformRandomProvider random = random(2, index);
        int kind = random.nextInt(10);
        if (kind < 5 && filing.office().isGranting()) {
            return statement(filing, FilingStatus.IN_FORCE, filing.decided())
                    .setTitle(filing.title())
                    .setPublications(List.of(publication(filing, filing.office().grantKind(), filing.decided())));
        }
        if (kind < 8) {
            LocalDate date = between(random, filing.published(), latest);
            Field field = Field.draw(random);
            return statement(filing, null, date)
                    .setTitle(field.title(random))
                    .setIpc(field.symbols(random))
                    .setPublications(List.of(publication(filing, SimulatedOffice.CORRECTED_KIND, date)));
        }
        return statement(filing, FilingStatus.WITHDRAWN, filing.decided()).setTitle(filing.title());
    }

    private SimulatedFiling filing(long number) {
        UniformRandomProvider random = random(0, number);
        SimulatedOffice office = SimulatedOffice.draw(random);
        Field field = Field.draw(random);
        LocalDate published = latest.minusDays(1L + random.nextInt(SPREAD_DAYS));
        return new SimulatedFiling(
                office,
                "SIM%06d%010d".formatted(seed, number),
                published.minusDays(random.nextInt(SHORTEST_DAYS_TO_PUBLICATION, LONGEST_DAYS_TO_PUBLICATION)),
                published,
                between(random, published, latest),
                new Owner(SimulatedOwners.draw(random), office.country()),
                field.symbols(random),
                field.title(random),
                field.abstractText(random));
    }

    private static FilingObservation.Builder statement(SimulatedFiling filing, FilingStatus status, LocalDate date) {
        Instant revision = date.atStartOfDay(ZoneOffset.UTC).toInstant();
        String office = filing.office().name();
        return FilingObservation.newBuilder()
                .setId(FilingId.of(new ApplicationNumber(office, filing.number())))
                .setOffice(office)
                .setApplicationNumber(filing.number())
                .setStatus(status)
                .setRevision(revision);
    }

    private static Publication publication(SimulatedFiling filing, String kind, LocalDate date) {
        return new Publication(filing.office() + filing.number() + kind, kind, date);
    }

    /** Returns a date after one and not after the other. */
    private static LocalDate between(UniformRandomProvider random, LocalDate after, LocalDate last) {
        return last.minusDays(random.nextLong(last.toEpochDay() - after.toEpochDay()));
    }

    /** Each document has random numbers of its own, whichever was made before it. */
    private UniformRandomProvider random(long stream, long number) {
        return new SplitMix64((stream << 62) ^ ((long) seed << 42) ^ number);
    }
}
