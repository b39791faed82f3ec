package org.filingmonitor.streams.count;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.filingmonitor.event.CountKey;
import org.junit.jupiter.api.Test;

class CountRowTest {

    @Property
    void isReadBackFromItsStoreKeyWhateverTheSpellingHolds(@ForAll String spelling) {
        CountRow row = new CountRow(CountRow.NAME, "", spelling, "");
        assertThat(CountRow.ofStoreKey(row.storeKey("owner:any"))).isEqualTo(row);
    }

    @Test
    void theRowsOfAMonthAreOneRangeAndMonthsFollowOneAnother() {
        CountRow row = new CountRow(CountRow.IPC, "subgroup", "G06F 21/62", "2025-07");
        assertThat(row.storeKey("all")).startsWith(CountRow.prefix("all", "ipc", "subgroup", "2025-07"));
        assertThat(new CountRow(CountRow.IPC, "subgroup", "A01B 1/00", "2025-08").storeKey("all"))
                .isGreaterThan(row.storeKey("all"));
    }

    @Test
    void isPublishedUnderTheKeyOfTheTopic() {
        CountRow row = new CountRow(CountRow.OFFICE, "", "WO", "2025-07");
        assertThat(row.countKey("all")).isEqualTo(new CountKey("all", "office", "", "WO", "2025-07"));
        assertThat(row.isPublished()).isTrue();
        assertThat(new CountRow(CountRow.UNDATED, "", "", "").isPublished()).isFalse();
    }
}
