package org.filingmonitor.streams.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.streams.Observation.observation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.filingmonitor.event.CountKey;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.IpcTrend;
import org.filingmonitor.event.MonthlyCount;
import org.filingmonitor.event.TrendKey;
import org.filingmonitor.streams.Observations;
import org.junit.jupiter.api.Test;

/** The audit of what the topology publishes. */
class AuditTest {

    @Provide
    Arbitrary<List<FilingObservation>> observations() {
        return Observations.ofSeveralFilings().list().ofMinSize(1).ofMaxSize(25);
    }

    /** Filings of two years, the last month of which has more than any other. */
    @Provide
    Arbitrary<List<FilingObservation>> longHistories() {
        return Arbitraries.oneOf(
                        Arbitraries.integers().between(0, 700),
                        Arbitraries.integers().between(670, 700))
                .list()
                .ofMinSize(10)
                .ofMaxSize(60)
                .map(AuditTest::filings);
    }

    private static List<FilingObservation> filings(List<Integer> days) {
        LocalDate first = LocalDate.parse("2023-01-20");
        return IntStream.range(0, days.size())
                .mapToObj(i -> observation("US-" + (1000 + i))
                        .published(first.plusDays(days.get(i)).toString())
                        .owners(i % 3 == 0 ? "Tsinghua" : "Alipay")
                        .ipc(days.get(i) >= 670 ? "G06F 21/62" : "G06N 20/00")
                        .seen())
                .toList();
    }

    @Property(tries = 40)
    void findsNothingInWhatTheTopologyPublished(@ForAll("observations") List<FilingObservation> seen) {
        assertNothingFound(seen);
    }

    @Property(tries = 15)
    void findsNothingInTrendsOfLongHistories(@ForAll("longHistories") List<FilingObservation> seen) {
        assertNothingFound(seen);
    }

    private static void assertNothingFound(List<FilingObservation> seen) {
        try (PublishedTables published = new PublishedTables();
                AuditedTables audited = new AuditedTables()) {
            published.observe(seen);
            audited.observe(seen);
            audited.publish(published.counts(), published.trends());

            Comparison compared = audited.compare();

            assertThat(compared.named()).isEmpty();
            assertThat(compared.rows())
                    .isEqualTo(published.counts().size() + published.trends().size());
        }
    }

    @Property(tries = 25)
    void readsOnFromWhereItCompared(
            @ForAll("observations") List<FilingObservation> seen, @ForAll @IntRange(max = 25) int cut) {
        List<FilingObservation> before = seen.subList(0, Math.min(cut, seen.size()));
        try (PublishedTables published = new PublishedTables();
                AuditedTables audited = new AuditedTables()) {
            audited.observe(before);
            audited.compare();
            published.observe(before);
            audited.publish(published.counts(), published.trends());
            assertThat(audited.compare().named()).isEmpty();
            Map<CountKey, MonthlyCount> counts = published.counts();
            Map<TrendKey, IpcTrend> trends = published.trends();

            List<FilingObservation> after = seen.subList(before.size(), seen.size());
            audited.observe(after);
            published.observe(after);
            counts.keySet().stream()
                    .filter(key -> !published.counts().containsKey(key))
                    .forEach(key -> audited.count(key, null));
            trends.keySet().stream()
                    .filter(key -> !published.trends().containsKey(key))
                    .forEach(key -> audited.trend(key, null));
            audited.publish(published.counts(), published.trends());

            assertThat(audited.compare().named()).isEmpty();
        }
    }

    @Property(tries = 40)
    void namesTheOneCountThatIsWrong(
            @ForAll("longHistories") List<FilingObservation> seen, @ForAll @IntRange(max = 100_000) int chosen) {
        try (PublishedTables published = new PublishedTables();
                AuditedTables audited = new AuditedTables()) {
            audited.observe(seen);
            published.observe(seen);
            audited.publish(published.counts(), published.trends());
            List<CountKey> keys = List.copyOf(published.counts().keySet());
            CountKey key = keys.get(chosen % keys.size());
            MonthlyCount right = published.counts().get(key);

            MonthlyCount wrong = MonthlyCount.newBuilder(right).build();
            wrong.getDays().set(chosen % 31, wrong.getDays().get(chosen % 31) + 1);
            audited.count(key, wrong);
            assertOnly(audited, "monthly-counts.v1", key.toString(), wrong.toString(), right.toString());

            audited.count(key, null);
            assertOnly(audited, "monthly-counts.v1", key.toString(), null, right.toString());

            audited.count(key, right);
            CountKey extra =
                    CountKey.newBuilder(key).setValue(key.getValue() + "!").build();
            audited.count(extra, right);
            assertOnly(audited, "monthly-counts.v1", extra.toString(), right.toString(), null);
        }
    }

    @Property(tries = 40)
    void namesTheOneTrendThatIsWrong(
            @ForAll("longHistories") List<FilingObservation> seen, @ForAll @IntRange(max = 100_000) int chosen) {
        try (PublishedTables published = new PublishedTables();
                AuditedTables audited = new AuditedTables()) {
            audited.observe(seen);
            published.observe(seen);
            audited.publish(published.counts(), published.trends());
            List<TrendKey> keys = List.copyOf(published.trends().keySet());
            TrendKey key = keys.get(chosen % keys.size());
            IpcTrend right = published.trends().get(key);

            for (IpcTrend wrong : wrong(right)) {
                audited.trend(key, wrong);
                assertOnly(audited, "ipc-trends.v1", key.toString(), wrong.toString(), right.toString());
            }

            audited.trend(key, null);
            assertOnly(audited, "ipc-trends.v1", key.toString(), null, right.toString());

            audited.trend(key, right);
            TrendKey extra = TrendKey.newBuilder(key).setMonth("1999-01").build();
            audited.trend(extra, right);
            assertOnly(audited, "ipc-trends.v1", extra.toString(), right.toString(), null);
        }
    }

    private static List<IpcTrend> wrong(IpcTrend right) {
        return List.of(
                IpcTrend.newBuilder(right).setCount(right.getCount() + 1).build(),
                IpcTrend.newBuilder(right).setEmerging(!right.getEmerging()).build(),
                IpcTrend.newBuilder(right).setShare(right.getShare() / 2).build(),
                IpcTrend.newBuilder(right)
                        .setPValue(right.getPValue() == null ? 0.5 : null)
                        .build(),
                IpcTrend.newBuilder(right)
                        .setPValue(right.getPValue() == null ? 0.5 : right.getPValue() * 0.999)
                        .build(),
                IpcTrend.newBuilder(right)
                        .setThroughDate(right.getThroughDate().plusDays(1))
                        .build());
    }

    private static void assertOnly(AuditedTables audited, String topic, String key, String live, String recounted) {
        Comparison compared = audited.compare();
        assertThat(compared.named()).containsExactly(new Difference(topic, key, null, live, recounted));
        assertThat(compared.differing()).isEqualTo(1);
    }

    @Test
    void namesARowInTheWrongPartitionAndOneThatNobodyCanRead() {
        List<FilingObservation> seen = filings(List.of(1, 2, 3));
        try (PublishedTables published = new PublishedTables();
                AuditedTables audited = new AuditedTables()) {
            audited.observe(seen);
            published.observe(seen);
            audited.publish(published.counts(), published.trends());
            CountKey key = published.counts().keySet().iterator().next();
            MonthlyCount row = published.counts().get(key);
            int stray = (AuditedTables.partition(key.getScope()) + 1) % 4;

            audited.count(stray, key, row);
            audited.raw(2, new byte[] {1, 2}, new byte[] {3});

            assertThat(audited.compare().named())
                    .contains(new Difference("monthly-counts.v1", key.toString(), stray, row.toString(), null))
                    .anySatisfy(one -> {
                        assertThat(one.key()).isEqualTo("\"unreadable key 0102\"");
                        assertThat(one.partition()).isEqualTo(2);
                        assertThat(one.live()).contains("cannot be read");
                        assertThat(one.recounted()).isNull();
                    })
                    .hasSize(2);

            audited.count(stray, key, null);
            audited.raw(2, new byte[] {1, 2}, null);
            assertThat(audited.compare().named()).isEmpty();
        }
    }

    @Test
    void leavesOutWhatTheTopologySendsToTheDeadLetters() {
        try (AuditedTables audited = new AuditedTables()) {
            audited.observe("US-2", observation("US-1").published("2024-01-05").seen());
            audited.observe("US-1", null);
            audited.observe("US-1", observation("US-1").published("1666-01-05").seen());

            assertThat(audited.compare().rows()).isZero();
        }
    }

    @Test
    void namesNoMoreRowsThanItIsAskedToAndCountsThemAll() {
        try (AuditedTables audited = new AuditedTables()) {
            audited.observe(filings(new ArrayList<>(List.of(1, 40, 80, 120))));

            Comparison compared = audited.compare();

            assertThat(compared.named()).hasSize(10);
            assertThat(compared.differing()).isEqualTo(compared.rows()).isGreaterThan(10);
        }
    }
}
