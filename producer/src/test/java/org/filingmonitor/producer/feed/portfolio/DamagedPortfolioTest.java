package org.filingmonitor.producer.feed.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.producer.feed.portfolio.Pages.page;
import static org.filingmonitor.producer.feed.portfolio.Pages.record;

import java.util.List;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.producer.feed.Reading;
import org.junit.jupiter.api.Test;

/** Pages that are cut, or say what cannot be. */
class DamagedPortfolioTest {

    private static final String US =
            record(1).us("18123456", "2024-03-05", "2025-07-03").print();

    private static final String PCT = record(2)
            .pct("NO2024050123", "2025/012345", "2024-05-06", "2025-07-10")
            .print();

    @Test
    void rejectsARecordWithoutNumberAndReadsTheRest() {
        Reading reading = read(page(US, record(2).with("Filing Date 2024-03-05").print(), PCT));

        assertThat(reading.filings()).hasSize(2);
        assertThat(reasons(reading)).containsExactly("has neither an application number nor a publication number");
        assertThat(reading.rejections().get(0).position()).hasToString("page.txt, record 2 (line 29)");
    }

    @Test
    void rejectsImpossibleDates() {
        Reading reading = read(page(
                record(1).us("18000001", "2025-02-30", "2025-07-03").print(),
                record(2).us("18000002", "1789-12-31", "2025-07-03").print(),
                record(3).us("18000003", "2024-03-05", "2025-08-03").print(),
                record(4).us("18000004", "2024-03-05", "soon").print(),
                record(5).us("18000005", "1790-01-01", "2025-08-02").print()));

        assertThat(only(reading).getId()).isEqualTo("US-18000005");
        assertThat(reasons(reading))
                .containsExactly(
                        "Filing Date '2025-02-30' is no date such as 2025-07-17",
                        "Filing Date 1789-12-31 is impossible: dates lie between 1790-01-01 and tomorrow",
                        "First Publication Date 2025-08-03 is impossible: dates lie between 1790-01-01 and tomorrow",
                        "First Publication Date 'soon' is no date such as 2025-07-17");
    }

    @Test
    void leavesOutWhatIsNoIpcSymbolAndSaysSo() {
        Reading reading = read(page(record(1)
                .us("18123456", "2024-03-05", "2025-07-03")
                .ipc("  • Z99Z 1/00 - None\n  • F21V 29/70 - Cooling\n")
                .print()));

        assertThat(only(reading).getIpc()).containsExactly("F21V 29/70");
        assertThat(reading.warnings())
                .containsExactly(
                        "page.txt, record 1 (line 9): 'Z99Z 1/00' is no IPC symbol such as G06F 21/62: left out");
    }

    @Test
    void leavesOutAStatusNobodyKnowsAndAnOfficeNobodyKnowsIsXx() {
        Reading reading = read(page(
                record(1).with("Application Number 12/34").with("Status Dozing").print()));

        assertThat(only(reading).getStatus()).isNull();
        assertThat(only(reading).getId()).isEqualTo("XX-1234");
        assertThat(reading.warnings()).hasSize(3);
    }

    @Test
    void warnsOfRecordsThatContradictEachOtherNamingBoth() {
        Reading reading = read(page(
                US, PCT, record(3).us("18/123,456", "2024-03-06", "2025-07-03").print()));

        assertThat(reading.filings()).hasSize(3);
        assertThat(reading.warnings())
                .containsExactly("page.txt, record 3 (line 50): contradicts page.txt, record 1 (line 9) about"
                        + " US-18123456: filed 2024-03-05 there, 2024-03-06 here");
    }

    @Test
    void doesNotWarnOfTheSameRecordTwice() {
        assertThat(read(page(US, PCT, US)).warnings()).isEmpty();
    }

    @Test
    void rejectsARecordWhoseEndOrBeginningIsMissing() {
        String endMissing = PCT.substring(0, PCT.indexOf("IPC Classes"));
        assertThat(reasons(read(US + endMissing))).containsExactly("incomplete: ends before 'IPC Classes'");
        assertThat(reasons(read(endMissing + US))).containsExactly("incomplete: ends before 'IPC Classes'");

        String beginningMissing = PCT.substring(PCT.indexOf("Status"));
        assertThat(reasons(read(beginningMissing + US))).containsExactly("a record without its beginning");

        String withinSymbol = PCT.substring(0, PCT.indexOf("29/70") + 4);
        assertThat(reasons(read(US + withinSymbol))).containsExactly("incomplete: ends within an IPC symbol");
    }

    @Test
    void rejectsTwoRecordsThatRanIntoEachOther() {
        String ranTogether = record(1)
                .us("18123456", "2024-03-05", "2025-07-03")
                .us("18123457", "2024-03-05", "2025-07-03")
                .print();

        assertThat(reasons(read(ranTogether)).get(0))
                .endsWith("2 times: the number that starts a record may be missing");
    }

    private static Reading read(String page) {
        return Reading.of(new OwnerPortfolioParser(), page);
    }

    private static FilingObservation only(Reading reading) {
        assertThat(reading.filings()).hasSize(1);
        return reading.filings().get(0);
    }

    private static List<String> reasons(Reading reading) {
        return reading.rejections().stream().map(each -> each.reason()).toList();
    }
}
