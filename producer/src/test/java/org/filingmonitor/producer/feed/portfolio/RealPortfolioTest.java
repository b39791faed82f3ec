package org.filingmonitor.producer.feed.portfolio;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.filing.OwnerName;
import org.filingmonitor.producer.feed.Reading;
import org.filingmonitor.producer.feed.SeedPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real page: its own panel says what must come out. */
class RealPortfolioTest {

    private byte[] page;
    private Reading reading;

    @BeforeEach
    void readPage() {
        page = SeedPage.bytes("owner-portfolio-en.txt");
        reading = Reading.of(new OwnerPortfolioParser(), page);
    }

    @Test
    void holdsOneHundredRecordsWithoutAWarning() {
        assertThat(reading.filings()).hasSize(100);
        assertThat(reading.rejections()).isEmpty();
        assertThat(reading.warnings()).isEmpty();
    }

    @Test
    void countsAsItsPanelDoes() {
        assertThat(countedBy(FilingObservation::getOffice)).isEqualTo(Map.of("US", 62L, "WO", 38L));
        assertThat(countedBy(FilingObservation::getStatus))
                .isEqualTo(Map.of(FilingStatus.PENDING, 62L, FilingStatus.IN_FORCE, 38L));
        assertThat(countedBy(filing -> YearMonth.from(published(filing)).toString()))
                .containsAllEntriesOf(Map.of("2025-07", 16L, "2025-06", 25L, "2025-05", 17L, "2025-04", 23L))
                .containsAllEntriesOf(Map.of("2025-03", 17L, "2025-02", 2L));
        assertThat(reading.filings().stream()
                        .filter(filing -> !published(filing).isBefore(LocalDate.parse("2025-06-19"))))
                .hasSize(31);
    }

    @Test
    void readsEverySymbolAndTitle() {
        Map<String, Long> symbols = reading.filings().stream()
                .flatMap(filing -> filing.getIpc().stream())
                .collect(groupingBy(each -> each, counting()));

        assertThat(symbols).hasSize(101);
        assertThat(symbols)
                .containsAllEntriesOf(Map.of("H04L 9/32", 8L, "G06F 21/62", 7L, "H04L 9/08", 5L, "G06Q 20/40", 5L));
        assertThat(reading.filings())
                .filteredOn(filing -> filing.getIpc().isEmpty())
                .hasSize(18);
        assertThat(reading.filings())
                .allSatisfy(filing -> assertThat(filing.getIpcTitles().keySet()).containsAll(filing.getIpc()));
    }

    @Test
    void knowsOneOwnerInEverySpellingAndTwoCoOwners() {
        Map<String, Long> owners = reading.filings().stream()
                .flatMap(filing -> filing.getOwners().stream())
                .collect(groupingBy(owner -> OwnerName.normalised(owner.getName()), counting()));

        assertThat(owners).hasSize(3).containsEntry("alipay hangzhou information technology co ltd", 100L);
        assertThat(reading.filings()).allSatisfy(filing -> assertThat(filing.getOwners())
                .extracting(owner -> owner.getCountry())
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsOnly("China"));
    }

    @Test
    void isReadableWhereverItIsCut() {
        for (int cut = 1; cut < page.length; cut += 997) {
            Reading head = Reading.of(new OwnerPortfolioParser(), Arrays.copyOf(page, cut));
            List<FilingObservation> whole =
                    head.filings().subList(0, Math.max(0, head.filings().size() - 1));
            assertThat(whole).isEqualTo(reading.filings().subList(0, whole.size()));
            assertThat(head.rejections()).hasSizeLessThanOrEqualTo(1);
        }
    }

    private <K> Map<K, Long> countedBy(Function<FilingObservation, K> key) {
        return reading.filings().stream().collect(groupingBy(key, counting()));
    }

    private static LocalDate published(FilingObservation filing) {
        return filing.getFirstPublished() != null
                ? filing.getFirstPublished()
                : filing.getPublications().get(0).getDate();
    }
}
