package org.filingmonitor.alerts.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.alerts.AFiling.aFiling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.filingmonitor.event.Alert;
import org.filingmonitor.event.Filing;

class FoundAlertsTest {

    private static final Filing FILING = aFiling("US-1").filing();

    private static Alert alert(int number, int second) {
        return new Alert("a" + number, "w", "NEW", Instant.ofEpochSecond(second), FILING, List.of());
    }

    private static boolean isWanted(Alert alert) {
        return alert.getFiredAt().getEpochSecond() % 3 != 0;
    }

    @Property(tries = 200)
    void keepsTheNewestAndFewOthersMeanwhile(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 30) Integer> seconds,
            @ForAll @IntRange(min = 1, max = 12) int size) {
        FoundAlerts found = FoundAlerts.newest(FoundAlertsTest::isWanted, size);
        List<Alert> all = new ArrayList<>();
        for (int second : seconds) {
            Alert alert = alert(all.size(), second);
            all.add(alert);
            found.offer(alert);
            assertThat(found.kept()).isLessThan(2 * size);
            assertThat(found.areEnough()).isFalse();
        }

        List<Alert> wanted = all.stream()
                .filter(FoundAlertsTest::isWanted)
                .sorted(Comparator.comparing(Alert::getFiredAt))
                .toList();
        assertThat(found.inOrder()).isEqualTo(wanted.subList(Math.max(0, wanted.size() - size), wanted.size()));
    }

    @Property(tries = 200)
    void keepsTheFirstUntilTheyAreEnough(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 30) Integer> seconds,
            @ForAll @IntRange(min = 1, max = 12) int size) {
        FoundAlerts found = FoundAlerts.first(FoundAlertsTest::isWanted, size);
        List<Alert> offered = new ArrayList<>();
        for (int i = 0; i < seconds.size() && !found.areEnough(); i++) {
            offered.add(alert(i, seconds.get(i)));
            found.offer(offered.get(i));
        }

        List<Alert> wanted = offered.stream().filter(FoundAlertsTest::isWanted).toList();
        assertThat(found.inOrder()).containsExactlyInAnyOrderElementsOf(wanted).hasSizeLessThanOrEqualTo(size);
        assertThat(found.areEnough()).isEqualTo(wanted.size() == size);
    }
}
