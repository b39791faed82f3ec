package org.filingmonitor.streams.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.filingmonitor.event.IpcTrend;
import org.junit.jupiter.api.Test;

class TrendOrderTest {

    private static final IpcTrend EMERGING = trend(6, 1, 2.0, 0.01, true);
    private static final IpcTrend UNLIKELY = trend(3, 1, 0.1, 0.0001, false);
    private static final IpcTrend LIKELY = trend(9, 8, 9.0, 0.5, false);
    private static final IpcTrend MANY_WITHOUT_HISTORY = trend(20, 19, null, null, false);
    private static final IpcTrend FEW_WITHOUT_HISTORY = trend(5, 0, null, null, false);

    @Test
    void whatEmergesComesFirstThenTheLeastProbable() {
        assertThat(sorted(TrendOrder.EMERGING))
                .containsExactly(EMERGING, UNLIKELY, LIKELY, MANY_WITHOUT_HISTORY, FEW_WITHOUT_HISTORY);
    }

    @Test
    void growthIsTheDifferenceToWhatIsExpectedOrElseToTheMonthBefore() {
        assertThat(sorted(TrendOrder.GROWTH))
                .containsExactly(FEW_WITHOUT_HISTORY, EMERGING, UNLIKELY, MANY_WITHOUT_HISTORY, LIKELY);
    }

    @Test
    void theGreatestCountAndShareComeFirst() {
        assertThat(sorted(TrendOrder.COUNT))
                .containsExactly(MANY_WITHOUT_HISTORY, LIKELY, EMERGING, FEW_WITHOUT_HISTORY, UNLIKELY)
                .isEqualTo(sorted(TrendOrder.SHARE));
    }

    private static List<IpcTrend> sorted(TrendOrder order) {
        return List.of(FEW_WITHOUT_HISTORY, LIKELY, UNLIKELY, MANY_WITHOUT_HISTORY, EMERGING).stream()
                .sorted(order)
                .toList();
    }

    private static IpcTrend trend(int count, int previous, Double expected, Double pValue, boolean emerging) {
        return IpcTrend.newBuilder()
                .setCount(count)
                .setShare(count / 100.0)
                .setPreviousMonth(previous)
                .setExpected(expected)
                .setPValue(pValue)
                .setEmerging(emerging)
                .setThroughDate(LocalDate.parse("2025-07-31"))
                .build();
    }
}
