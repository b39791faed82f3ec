package org.filingmonitor.alerts.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Invents words, owners and symbols: few of them occur often, and most seldom, by Zipf's law. */
final class GeneratedText {

    /** The most frequent words: those that say nothing about a subject. */
    static final int STOP_WORDS = 100;

    private static final int WORDS = 20_000;
    private static final int OWNERS = 20_000;
    private static final int SYMBOLS = 6_000;
    private static final int SECTIONS = 8;

    private final Random random;
    private final List<String> words = new ArrayList<>();

    /** Begins with the same words for every seed. */
    GeneratedText(long seed) {
        Random letters = new Random(1);
        while (words.size() < WORDS) {
            words.add(word(letters));
        }
        random = new Random(seed);
    }

    boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    String text(int length) {
        return IntStream.range(0, length)
                .mapToObj(i -> words.get(rank(WORDS, 1)))
                .collect(Collectors.joining(" "));
    }

    /** Returns a word that says something. */
    String subject() {
        return words.get(STOP_WORDS + rank(WORDS - STOP_WORDS, 300));
    }

    /** Returns one of the owners' names, which share most of their words with others. */
    String owner() {
        int rank = rank(OWNERS, 50);
        return words.get(rank % WORDS) + " " + words.get(rank / 5) + " " + rank + " Ltd";
    }

    String symbol() {
        int rank = rank(SYMBOLS, 30);
        int place = rank / SECTIONS;
        return String.format(
                Locale.ROOT,
                "%c%02d%c %d/%02d",
                'A' + rank % SECTIONS,
                place % 30 + 1,
                'A' + place / 3 % 12,
                place % 40 + 1,
                place % 90 * 2);
    }

    /** Draws by the law of Zipf and Mandelbrot: the n-th is as rare as 1 : n + shift; the greater the shift, the more even. */
    private int rank(int among, int shift) {
        return (int) (shift * Math.exp(random.nextDouble() * Math.log((among + shift) / (double) shift))) - shift;
    }

    private static String word(Random letters) {
        return letters.ints(3 + letters.nextInt(8), 'a', 'z' + 1)
                .mapToObj(letter -> String.valueOf((char) letter))
                .collect(Collectors.joining());
    }
}
