package org.filingmonitor.alerts.matching.anchor;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.filingmonitor.alerts.AFiling;
import org.filingmonitor.alerts.query.FilingQuery;
import org.filingmonitor.alerts.query.QueryError;
import org.filingmonitor.alerts.query.QueryLanguage;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingStatus;

/** Filings and queries of few words, so that they often match: the same for the same random numbers. */
final class SmallWorld {

    private static final List<String> WORDS = List.of(
            "wheel",
            "wheels",
            "Axle",
            "train",
            "training",
            "trained",
            "neural",
            "network",
            "networks",
            "wi-fi",
            "café",
            "cafe",
            "größe",
            "a",
            "x",
            "联邦学习",
            "学习联邦",
            "联邦",
            "习",
            "深度学习",
            "データ",
            "데이터",
            "3d",
            "ＡＩ",
            "e\u0301t\u00e9");
    private static final List<String> NAMES = List.of(
            "Acme", "Ltd.", "Alipay", "(Hangzhou)", "Co.,", "Technology", "阿里巴巴", "集团", "Müller", "Muller", "&");
    private static final List<String> SYMBOLS = List.of(
            "G06N 3/08", "G06N 3/00", "G06N 20/00", "G06F 21/62", "G06F 21/60", "H04L 9/32", "H04L 9/00", "Y02A 10/00");
    private static final List<String> ABOVE = List.of("G", "G06", "G06N", "G06F", "H04L", "Y02A", "H");
    private static final List<String> KINDS = List.of("A", "A1", "B", "B2");
    private static final List<String> DAYS = List.of("2024-12-31", "2025-01-01", "2025-06-30", "2025-07-17");
    private static final List<String> SPANS = List.of("2025", "2025-01", "2025-07-17", "2024");
    private static final List<String> OFFICES = List.of("US", "CN", "WO");

    private final Random random;

    SmallWorld(Random random) {
        this.random = random;
    }

    Filing filing() {
        AFiling filing = AFiling.aFiling(one(OFFICES) + "-" + random.nextInt(20))
                .owners(some(3, () -> text(NAMES, 4)))
                .inventors(some(2, () -> text(NAMES, 2)))
                .ipc(some(3, () -> one(SYMBOLS)))
                .cpc(some(2, () -> one(SYMBOLS)))
                .status(random.nextBoolean() ? FilingStatus.PENDING : FilingStatus.IN_FORCE)
                .publications(some(2, () -> "US1" + one(KINDS)));
        if (random.nextInt(8) > 0) {
            filing.title(text(WORDS, 5)).saying(text(WORDS, 12));
        }
        if (random.nextInt(4) == 0) {
            filing.translated("en", text(WORDS, 4), text(WORDS, 6));
        }
        if (random.nextInt(8) > 0) {
            filing.published(one(DAYS)).filed(one(DAYS));
        }
        return filing.filing();
    }

    /** Returns a query in which every construct of the language may stand. */
    FilingQuery query() {
        return read(() -> joined(3));
    }

    private static FilingQuery read(Supplier<String> spelling) {
        return Stream.generate(spelling)
                .flatMap(written -> parsed(written).stream())
                .findFirst()
                .orElseThrow();
    }

    /** Some are none: exclusions alone, for example, or an ampersand, which holds no word. */
    private static Optional<FilingQuery> parsed(String written) {
        try {
            return Optional.of(QueryLanguage.parse(written));
        } catch (QueryError none) {
            return Optional.empty();
        }
    }

    private String boosted() {
        return "(" + clause() + ")^" + one(List.of("0", "0", "2", "0.5", "300"));
    }

    private String joined(int depth) {
        String joined = part(depth);
        for (int i = random.nextInt(4); i > 0; i--) {
            joined += one(List.of(" ", " ", " AND ", " OR ", " NOT ", " +", " -", " AND NOT ")) + part(depth);
        }
        return joined;
    }

    private String part(int depth) {
        if (random.nextInt(12) == 0) {
            return boosted();
        }
        return depth > 0 && random.nextInt(4) == 0 ? "(" + joined(depth - 1) + ")" : clause();
    }

    private String clause() {
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> prose() + one(WORDS);
            case 4, 5 -> prose() + quoted(WORDS, 2);
            case 6 -> prose() + quoted(WORDS, 4);
            case 7 -> prose() + quoted(WORDS, 3) + "~" + random.nextInt(4);
            case 8, 9 -> name() + one(NAMES).replaceAll("[(),.&]", "");
            case 10 -> name() + quoted(NAMES, 3);
            case 11 -> prose() + start(one(WORDS)) + "*";
            case 12 -> prose() + start(one(WORDS)) + one(List.of("?", "*l", "??", "*n?")) + "";
            case 13 -> prose() + one(WORDS) + "~" + one(List.of("", "1"));
            case 14 -> one(List.of("ipc:", "cpc:")) + '"' + one(SYMBOLS) + '"';
            case 15 -> one(List.of("ipc:", "cpc:")) + one(ABOVE) + one(List.of("", "*"));
            case 16 -> one(List.of("office:", "id:")) + one(OFFICES) + one(List.of("", "*", "-1?"));
            case 17 -> one(List.of("kind:" + one(KINDS), "status:PENDING", "*:*"));
            case 18 -> day() + one(SPANS);
            default -> day() + "[" + one(List.of("*", "2024", "2025-01")) + " TO " + one(List.of("2025-06-30}", "*]"));
        };
    }

    private String day() {
        return one(List.of("published:", "filed:"));
    }

    private String prose() {
        return one(List.of("", "", "title:", "abstract:"));
    }

    private String name() {
        return one(List.of("owner:", "owner:", "inventor:"));
    }

    private String start(String word) {
        return word.substring(0, 1 + random.nextInt(word.length()));
    }

    private String quoted(List<String> words, int most) {
        return '"' + text(words, most) + '"';
    }

    private String text(List<String> words, int most) {
        return IntStream.rangeClosed(0, random.nextInt(most))
                .mapToObj(i -> one(words))
                .collect(Collectors.joining(" "));
    }

    private String[] some(int most, Supplier<String> made) {
        return Stream.generate(made).limit(random.nextInt(most + 1)).toArray(String[]::new);
    }

    private String one(List<String> choice) {
        return choice.get(random.nextInt(choice.size()));
    }
}
