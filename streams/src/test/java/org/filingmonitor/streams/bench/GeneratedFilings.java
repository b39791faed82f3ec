package org.filingmonitor.streams.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.event.GeneratedRecords;
import org.filingmonitor.event.Owner;
import org.filingmonitor.event.Publication;

/**
 * Invents observations, the same ones for the same seed: each of another application and about 1.2 KB long; few owners and
 * few symbols have much, and most have little.
 */
final class GeneratedFilings {

    static {
        GeneratedRecords.enable();
    }

    /** How many keys a filing is counted under. */
    enum Keys {
        /** Four symbols, and one owner or two. */
        ALL,
        /** Two symbols of one section and no owner, which make twelve keys. */
        TWELVE
    }

    /** In which order filings come. */
    enum Order {
        /** As an office publishes them, so many each week. */
        WEEKLY {
            @Override
            LocalDate published(int number, Random random) {
                return FIRST.plusWeeks(number / FILINGS_OF_A_WEEK);
            }
        },
        /** In none, out of three years: no feed is like this, and nothing is counted slower. */
        NONE {
            @Override
            LocalDate published(int number, Random random) {
                return FIRST.plusDays(random.nextInt(DAYS));
            }
        };

        abstract LocalDate published(int number, Random random);
    }

    private static final int FILINGS_OF_A_WEEK = 2_000;
    private static final int OWNERS = 20_000;
    private static final int SYMBOLS = 6_000;
    private static final int WORDS = 5_000;
    private static final int WORDS_OF_ABSTRACT = 120;
    private static final int SECTIONS = 8;
    private static final LocalDate FIRST = LocalDate.of(2023, 1, 3);
    private static final int DAYS = 3 * 365;

    private final Random random = new Random(42);
    private final Keys keys;
    private final Order order;
    private final List<String> words = new ArrayList<>();
    private int made;

    GeneratedFilings(Keys keys, Order order) {
        this.keys = keys;
        this.order = order;
        while (words.size() < WORDS) {
            words.add(word());
        }
    }

    /** Returns the next observation. */
    FilingObservation next() {
        int number = made++;
        LocalDate published = order.published(number, random);
        String application = "19" + padded(number);
        return FilingObservation.newBuilder()
                .setId("US-" + application)
                .setOffice("US")
                .setApplicationNumber(application)
                .setFiled(published.minusMonths(18))
                .setTitle(text(8))
                .setAbstract$(text(WORDS_OF_ABSTRACT))
                .setOwners(owners())
                .setInventors(List.of(text(2), text(2), text(2)))
                .setIpc(symbols())
                .setStatus(FilingStatus.PENDING)
                .setPublications(List.of(new Publication("US2025" + 0 + padded(number) + "A1", "A1", published)))
                .setRevision(published.atStartOfDay(ZoneOffset.UTC).toInstant())
                .setFeed("bench")
                .build();
    }

    /** Name of an owner; the first have the most filings. */
    String owner(int rank) {
        return words.get(rank % WORDS) + " " + words.get(rank / 5 % WORDS) + " " + rank + " Ltd";
    }

    private static String padded(int number) {
        return String.format(Locale.ROOT, "%06d", number);
    }

    private List<Owner> owners() {
        if (keys == Keys.TWELVE) {
            return List.of();
        }
        List<Owner> owners = new ArrayList<>();
        owners.add(new Owner(owner(rank(OWNERS)), "US"));
        if (random.nextInt(10) < 3) {
            owners.add(new Owner(owner(rank(OWNERS)), "DE"));
        }
        return owners;
    }

    private List<String> symbols() {
        Set<String> symbols = new LinkedHashSet<>();
        int section = random.nextInt(SECTIONS);
        while (symbols.size() < (keys == Keys.ALL ? 4 : 2)) {
            int rank = rank(SYMBOLS);
            symbols.add(symbol(keys == Keys.ALL ? rank % SECTIONS : section, rank));
        }
        return List.copyOf(symbols);
    }

    /** Neighbours in rank lie far apart in the scheme. */
    private static String symbol(int section, int rank) {
        int place = rank / SECTIONS;
        return String.format(
                Locale.ROOT,
                "%c%02d%c %d/%02d",
                'A' + section,
                place % 30 + 1,
                'A' + place / 3 % 12,
                place % 40 + 1,
                place % 90 + 2);
    }

    /** Draws by Zipf's law: the n-th is n times rarer than the first. */
    private int rank(int among) {
        return (int) Math.exp(random.nextDouble() * Math.log(among + 1.0)) - 1;
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(i == 0 ? "" : " ").append(words.get(rank(WORDS)));
        }
        return text.toString();
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        int length = 3 + random.nextInt(8);
        for (int i = 0; i < length; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }
}
