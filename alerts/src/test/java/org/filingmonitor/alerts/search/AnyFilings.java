package org.filingmonitor.alerts.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.Combinators;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.event.GeneratedRecords;
import org.filingmonitor.event.Owner;
import org.filingmonitor.event.Publication;
import org.filingmonitor.event.Translation;

/** Generates filings of few words, so that queries find some of them, and queries over the same words. */
public final class AnyFilings {

    static {
        GeneratedRecords.enable();
    }

    private static final List<String> WORDS =
            List.of("wheel", "wheels", "axle", "training", "区块链", "数据", "Café", "wi-fi", "3D", "<b>\"hub\"</b>");

    private AnyFilings() {}

    /** Filings under an id. */
    public static Arbitrary<Filing> of(String id) {
        Arbitrary<String> texts =
                Arbitraries.of(WORDS).list().ofMinSize(1).ofMaxSize(4).map(words -> String.join(" ", words));
        Arbitrary<LocalDate> dates = Arbitraries.of("2023-12-31", "2024-01-01", "2024-02-29", "2025-07-17")
                .map(LocalDate::parse)
                .injectNull(0.2);
        return Builders.withBuilder(() -> Filing.newBuilder()
                        .setId(id)
                        .setFirstSeenAt(Instant.EPOCH)
                        .setOffice(id.substring(0, 2)))
                .use(texts.injectNull(0.1))
                .in(Filing.Builder::setTitle)
                .use(texts.injectNull(0.4))
                .in(Filing.Builder::setAbstract$)
                .use(Arbitraries.of("Acme Ltd", "Wheel Works", "轮子有限公司")
                        .list()
                        .uniqueElements()
                        .ofMaxSize(2))
                .in((filing, names) -> filing.setOwners(
                        names.stream().map(name -> new Owner(name, null)).toList()))
                .use(texts.list().ofMaxSize(1))
                .in((filing, titles) -> filing.setTranslations(titles.stream()
                        .map(title -> new Translation("de", title, null))
                        .toList()))
                .use(Arbitraries.of("G06F 21/62", "G06F 21/60", "G06Q", "H", "H04L 9/32", "own code")
                        .list()
                        .uniqueElements()
                        .ofMaxSize(3))
                .in(Filing.Builder::setIpc)
                .use(Arbitraries.of("A", "B", "A1").list().uniqueElements().ofMaxSize(2))
                .in((filing, kinds) -> filing.setPublications(kinds.stream()
                        .map(kind -> new Publication("CN1" + kind, kind, null))
                        .toList()))
                .use(dates)
                .in(Filing.Builder::setFirstPublished)
                .use(dates)
                .in(Filing.Builder::setFiled)
                .use(Arbitraries.of(FilingStatus.PENDING, FilingStatus.IN_FORCE, FilingStatus.WITHDRAWN))
                .in(Filing.Builder::setStatus)
                .use(Arbitraries.of(true, false, false, false, false))
                .in(Filing.Builder::setDeleted)
                .build(Filing.Builder::build);
    }

    /** A filing with each of some ids. */
    public static Arbitrary<List<Filing>> each(List<String> ids) {
        return Combinators.combine(ids.stream().map(AnyFilings::of).toList()).as(List::copyOf);
    }

    /** Queries of a few clauses, joined in every way. */
    public static Arbitrary<String> queries() {
        Arbitrary<String> clauses = Arbitraries.of(
                "wheel",
                "whee*",
                "wh?el*",
                "wheal~1",
                "title:axle",
                "abstract:\"wheel axle\"~3",
                "train",
                "trainin*",
                "区块",
                "title:数据",
                "cafe",
                "\"wi fi\"",
                "wi-fi",
                "owner:acme",
                "owner:\"wheel works\"",
                "ipc:G06F",
                "ipc:\"G06F 21/62\"",
                "ipc:H",
                "ipc:G06*",
                "ipc:UNCLASSIFIED",
                "office:US",
                "kind:a*",
                "status:in_force",
                "filed:2024",
                "published:[2024-01 TO 2024-02]",
                "published:{* TO 2024-01-01}",
                "id:us-1",
                "*:*",
                "hub^2");
        return Arbitraries.lazyOf(
                () -> clauses,
                () -> clauses,
                () -> joined(clauses, " OR "),
                () -> joined(clauses, " AND "),
                () -> joined(clauses, " "),
                () -> clauses.map(clause -> "*:* NOT " + clause),
                () -> joined(clauses, " AND NOT "),
                () -> joined(joined(clauses, " OR ").map(any -> "(" + any + ")"), " AND "));
    }

    private static Arbitrary<String> joined(Arbitrary<String> parts, String by) {
        return parts.list().ofMinSize(2).ofMaxSize(3).map(clauses -> String.join(by, clauses));
    }
}
