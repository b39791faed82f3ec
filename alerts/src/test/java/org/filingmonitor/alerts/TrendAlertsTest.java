package org.filingmonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.alerts.ATrend.aTrend;
import static org.filingmonitor.alerts.AWatchlist.aWatchlist;

import java.time.Instant;
import java.time.LocalDate;
import org.apache.kafka.streams.KeyValue;
import org.filingmonitor.event.TrendAlert;
import org.filingmonitor.event.TrendKey;
import org.filingmonitor.event.TrendSign;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rows of trends alert which watchlists, through the topology. */
class TrendAlertsTest {

    private static final Instant NOW = Instant.parse("2025-07-17T10:00:00Z");

    private AlertFlow flow;

    @BeforeEach
    void start() {
        flow = new AlertFlow();
    }

    @AfterEach
    void stop() {
        flow.close();
    }

    private static AWatchlist emerging(String id) {
        return aWatchlist(id).trend("all", "subclass", "G06N", TrendSign.EMERGING, 0);
    }

    private void trend(ATrend trend) {
        flow.trend(trend.key(), trend.row(), NOW);
    }

    @Test
    void tellsAllOfTheTrendThatItFires() {
        flow.watch(aWatchlist("w")
                .trend("all", "subclass", null, TrendSign.GROWTH, 50)
                .watchlist());

        trend(aTrend("2025-07", 12).previousMonth(7).expected(4).emerging());

        assertThat(flow.trendAlerts()).hasSize(1).allSatisfy(fired -> {
            TrendAlert alert = fired.value;
            assertThat(fired.key).isEqualTo("w");
            assertThat(alert.getId()).matches("[0-9a-f]{32}");
            assertThat(alert.getWatchlistId()).isEqualTo("w");
            assertThat(new TrendKey(alert.getScope(), alert.getLevel(), alert.getSymbol(), alert.getMonth()))
                    .isEqualTo(new TrendKey("all", "subclass", "G06N", "2025-07"));
            assertThat(alert.getSign()).isEqualTo(TrendSign.GROWTH);
            assertThat(alert.getThreshold()).isEqualTo(50);
            assertThat(alert.getCount()).isEqualTo(12);
            assertThat(alert.getPreviousMonth()).isEqualTo(7);
            assertThat(alert.getExpected()).isEqualTo(4);
            assertThat(alert.getPValue()).isEqualTo(0.001);
            assertThat(alert.getGrowth()).isEqualTo(200);
            assertThat(alert.getFiredAt()).isEqualTo(NOW);
            assertThat(alert.getThroughDate()).isEqualTo(LocalDate.of(2025, 7, 31));
        });
    }

    @Test
    void firesOnceForEachSymbolAndMonth() {
        flow.watch(aWatchlist("w")
                .trend("all", "subclass", null, TrendSign.COUNT, 10)
                .watchlist());

        trend(aTrend("2025-07", 11));
        trend(aTrend("2025-07", 12));
        trend(aTrend("2025-06", 12));
        trend(aTrend("2025-07", 12).symbol("subclass", "H04L"));
        trend(aTrend("2025-07", 12).symbol("class", "H04"));
        trend(aTrend("2025-07", 12));

        assertThat(flow.trendAlerts())
                .extracting(fired -> fired.value.getSymbol() + " " + fired.value.getMonth())
                .containsExactly("G06N 2025-07", "G06N 2025-06", "H04L 2025-07");
    }

    @Test
    void doesNotFireAgainAfterACorrectionTookItBack() {
        flow.watch(emerging("w").watchlist());

        trend(aTrend("2025-07", 8).emerging());
        trend(aTrend("2025-07", 4));
        flow.trend(aTrend("2025-07", 0).key(), null, NOW);
        trend(aTrend("2025-07", 9).emerging());

        assertThat(flow.trendAlerts())
                .extracting(fired -> fired.value.getCount())
                .containsExactly(8);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-07-17T10:00:00Z, 2025-07, true",
        "2025-07-17T10:00:00Z, 2025-06, true",
        "2025-07-17T10:00:00Z, 2025-05, false",
        "2025-07-17T10:00:00Z, 2024-07, false",
        "2025-07-31T23:59:59Z, 2025-08, true",
        "2026-01-01T00:00:00Z, 2025-12, true",
        "2026-01-01T00:00:00Z, 2025-11, false"
    })
    void alertsNobodyOfMonthsThatAreHistory(Instant at, String month, boolean fires) {
        flow.watch(emerging("w").watchlist());
        ATrend trend = aTrend(month, 9).emerging();

        flow.trend(trend.key(), trend.row(), at);

        assertThat(flow.trendAlerts()).hasSize(fires ? 1 : 0);
    }

    @Test
    void alertsNobodyWhoIsPausedOrCameLater() {
        flow.watch(emerging("paused").paused().watchlist());
        flow.watch(emerging("later").since(NOW.plusMillis(1)).watchlist());
        flow.watch(emerging("listening").since(NOW).watchlist());
        flow.watch(emerging("deleted").watchlist());
        flow.unwatch("deleted");
        flow.watch(emerging("changed").watchlist());
        flow.watch(aWatchlist("changed").query("*:*").watchlist());

        trend(aTrend("2025-07", 9).emerging());

        assertThat(flow.trendAlerts()).extracting(fired -> fired.key).containsExactly("listening");
    }

    @Test
    void passesOverARowThatIsOfNoMonth() {
        flow.watch(emerging("w").watchlist());
        ATrend trend = aTrend(NOW, 9).emerging();
        TrendKey key = trend.key();
        flow.trend(new TrendKey(key.getScope(), key.getLevel(), key.getSymbol(), "July"), trend.row(), NOW);
        flow.trend(null, trend.row(), NOW);

        trend(trend);

        assertThat(flow.trendAlerts()).hasSize(1);
    }

    @Test
    void keepsScopesApart() {
        flow.watch(aWatchlist("acme")
                .trend("owner:acme inc", "subclass", null, TrendSign.EMERGING, 0)
                .watchlist());

        trend(aTrend("2025-07", 9).emerging());
        trend(aTrend("2025-07", 9).of("owner:acme ltd").emerging());
        assertThat(flow.trendAlerts()).isEmpty();

        trend(aTrend("2025-07", 9).of("owner:acme inc").emerging());
        trend(aTrend("2025-07", 9)
                .of("owner:acme inc")
                .symbol("subclass", "UNCLASSIFIED")
                .emerging());
        assertThat(flow.trendAlerts())
                .extracting((KeyValue<String, TrendAlert> fired) -> fired.value.getSymbol())
                .containsExactly("G06N");
    }

    @ParameterizedTest
    @CsvSource({
        // sign, threshold, count, month before, expected, fires, growth
        "EMERGING, 0, 100, 1, 1.0, false, 9900",
        "COUNT, 10, 10, 0, , false, ",
        "COUNT, 10, 11, 0, , true, ",
        "COUNT, 0, 1, 0, , true, ",
        "GROWTH, 100, 2, 1, 1.0, false, ", // from 1 to 2
        "GROWTH, 100, 8, 1, 4.0, false, ", // exactly so much is not above
        "GROWTH, 100, 9, 9, 4.0, true, 125", // what is expected tells, not the month before
        "GROWTH, 100, 9, 1, 8.0, false, ",
        "GROWTH, 50, 6, 4, , false, ", // nothing is expected: the month before tells
        "GROWTH, 50, 7, 4, , true, 75",
        "GROWTH, 50, 7, 0, , false, ", // nothing to compare it with
        "GROWTH, 50, 5, 0, 0.0, true, ", // it comes from nothing
        "GROWTH, 50, 4, 0, 0.0, false, ",
        "UNKNOWN, 0, 100, 1, 1.0, false, "
    })
    void knowsEachSign(
            TrendSign sign, double above, int count, int before, Double expected, boolean fires, Double growth) {
        flow.watch(aWatchlist("w").trend("all", "subclass", "G06N", sign, above).watchlist());
        ATrend trend = aTrend("2025-07", count).previousMonth(before);

        trend(expected == null ? trend : trend.expected(expected));

        var fired = flow.trendAlerts();
        assertThat(fired).hasSize(fires ? 1 : 0);
        assertThat(fired)
                .allSatisfy(alert -> assertThat(alert.value.getGrowth()).isEqualTo(growth));
    }
}
