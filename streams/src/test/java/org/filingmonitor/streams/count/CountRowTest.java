package org.filingmonitor.streams.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.filingmonitor.event.CountKey;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.event.GeneratedRecords;
import org.junit.jupiter.api.Test;

class CountRowTest {

    static {
        GeneratedRecords.enable();
    }

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

    /** Counting looks for no row below one that only begins. */
    @Property(tries = 200)
    void aFilingCountsOneLevelUpToo(@ForAll("filings") Filing filing) {
        List<CountRow> rows = CountKeys.of(filing).getFacets().stream()
                .map(facet -> new CountRow(facet.getFacet(), facet.getLevel(), facet.getValue(), "2024-01"))
                .toList();

        assertThat(rows).allSatisfy(row -> assertThat(row.above())
                .satisfiesAnyOf(
                        above -> assertThat(rows.subList(0, rows.indexOf(row))).contains(above),
                        above -> assertThat(row.facet()).isEqualTo(CountRow.TOTAL)));
        assertThat(rows.get(0).above()).isNull();
    }

    @Provide
    Arbitrary<Filing> filings() {
        return Arbitraries.of("G", "G06", "G06F", "G06F 21/62", "G06F 21/00", "G06F 21/60", "G06N 20/00", "H04L 9/32")
                .set()
                .ofMaxSize(6)
                .map(symbols -> Filing.newBuilder()
                        .setId("US-1")
                        .setOffice("US")
                        .setStatus(FilingStatus.PENDING)
                        .setFirstPublished(LocalDate.of(2024, 1, 1))
                        .setFirstSeenAt(Instant.EPOCH)
                        .setIpc(List.copyOf(symbols))
                        .build());
    }

    @Test
    void isPublishedUnderTheKeyOfTheTopic() {
        CountRow row = new CountRow(CountRow.OFFICE, "", "WO", "2025-07");
        assertThat(row.countKey("all")).isEqualTo(new CountKey("all", "office", "", "WO", "2025-07"));
        assertThat(row.isPublished()).isTrue();
        assertThat(new CountRow(CountRow.UNDATED, "", "", "").isPublished()).isFalse();
    }
}
