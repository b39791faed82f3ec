package org.filingmonitor.alerts.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.event.GeneratedRecords;
import org.filingmonitor.event.Owner;
import org.filingmonitor.event.Publication;

/** Made-up filings of the usual length over ten years; words, owners and symbols follow Zipf's law. */
final class GeneratedFilings {

    static {
        GeneratedRecords.enable();
    }

    private static final int OWNERS = 20_000;
    private static final int SYMBOLS = 6_000;
    private static final int WORDS = 30_000;
    private static final int WORDS_OF_ABSTRACT = 120;
    private static final int WORDS_OF_TITLE = 9;
    private static final int DAYS = 3650;
    private static final LocalDate LAST = LocalDate.of(2025, 12, 31);
    private static final List<String> OFFICES = List.of("US", "CN", "EP", "WO", "JP", "KR", "DE");

    private final Random random;
    private final List<String> words = new ArrayList<>();
    private int made;

    GeneratedFilings(long seed) {
        random = new Random(seed);
        while (words.size() < WORDS) {
            words.add(word());
        }
    }

    Filing next() {
        String office = OFFICES.get(rank(OFFICES.size()));
        String number = String.format(Locale.ROOT, "%08d", made++);
        LocalDate published = LAST.minusDays(random.nextInt(DAYS));
        return Filing.newBuilder()
                .setId(office + "-" + number)
                .setOffice(office)
                .setApplicationNumber(number)
                .setFiled(published.minusMonths(18))
                .setFirstPublished(published)
                .setFirstSeenAt(Instant.EPOCH)
                .setTitle(text(WORDS_OF_TITLE))
                .setAbstract$(text(WORDS_OF_ABSTRACT))
                .setOwners(List.of(new Owner(owner(rank(OWNERS)), office)))
                .setInventors(List.of(text(2), text(2), text(2)))
                .setIpc(symbols())
                .setStatus(random.nextInt(3) == 0 ? FilingStatus.IN_FORCE : FilingStatus.PENDING)
                .setPublications(List.of(new Publication(office + number + "A1", "A1", published)))
                .setFeeds(List.of("bench"))
                .build();
    }

    /** Returns the word of a rank, from 0; the first are the most frequent. */
    String word(int rank) {
        return words.get(rank);
    }

    String owner(int rank) {
        return words.get(rank % WORDS) + " " + words.get(rank / 5 % WORDS) + " Ltd";
    }

    String symbol(int rank) {
        int place = rank / 8;
        return String.format(
                Locale.ROOT,
                "%c%02d%c %d/%02d",
                'A' + rank % 8,
                place % 30 + 1,
                'A' + place / 3 % 12,
                place % 40 + 1,
                place % 90 + 2);
    }

    /** Draws by Zipf's law: the n-th is n times rarer than the first. */
    int rank(int among) {
        return (int) Math.exp(random.nextDouble() * Math.log(among + 1.0)) - 1;
    }

    int words() {
        return WORDS;
    }

    int symbolCount() {
        return SYMBOLS;
    }

    private List<String> symbols() {
        Set<String> symbols = new LinkedHashSet<>();
        while (symbols.size() < 3) {
            symbols.add(symbol(rank(SYMBOLS)));
        }
        return List.copyOf(symbols);
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
