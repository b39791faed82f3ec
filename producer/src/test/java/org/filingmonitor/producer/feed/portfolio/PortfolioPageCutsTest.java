package org.filingmonitor.producer.feed.portfolio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.producer.feed.Reading;

class PortfolioPageCutsTest {

    private static final List<String> RECORDS = IntStream.rangeClosed(1, 12)
            .mapToObj(PortfolioPageCutsTest::numbered)
            .toList();
    private static final List<FilingObservation> ALL =
            read(Pages.HEADER + String.join("", RECORDS)).filings();

    @Property(tries = 500)
    void aPageCutAtAnyByteGivesEveryWholeRecordAndAtMostOneRejection(@ForAll @IntRange(max = 9000) int at) {
        byte[] page = (Pages.HEADER + String.join("", RECORDS)).getBytes(UTF_8);
        int cut = Math.min(at, page.length);

        Reading reading = Reading.of(new OwnerPortfolioParser(), Arrays.copyOf(page, cut));

        int whole = wholeRecordsBefore(cut);
        assertThat(reading.filings()).hasSizeGreaterThanOrEqualTo(whole);
        assertThat(reading.filings().subList(0, whole)).isEqualTo(ALL.subList(0, whole));
        assertThat(reading.rejections()).hasSizeLessThanOrEqualTo(1);
        reading.filings().stream()
                .skip(whole)
                .forEach(last -> assertThat(ALL.get(whole).getIpc()).containsAll(last.getIpc()));
    }

    @Property(tries = 200)
    void aPageCutBetweenRecordsGivesWhatBothHalvesHold(@ForAll @IntRange(max = 12) int at) {
        Reading head = read(Pages.HEADER + String.join("", RECORDS.subList(0, at)));
        Reading tail = read(String.join("", RECORDS.subList(at, RECORDS.size())) + Pages.FOOTER);

        List<FilingObservation> both = new ArrayList<>(head.filings());
        both.addAll(tail.filings());
        assertThat(ids(both)).isEqualTo(ids(ALL));
    }

    @Property(tries = 200)
    void recordsGiveTheSameFilingsInAnyOrder(@ForAll Random random) {
        List<String> shuffled = new ArrayList<>(RECORDS);
        Collections.shuffle(shuffled, random);

        Reading reading = read(String.join("", shuffled));

        assertThat(reading.rejections()).isEmpty();
        assertThat(ids(reading.filings())).containsExactlyInAnyOrderElementsOf(ids(ALL));
    }

    @Property(tries = 300)
    void noBytesMakeTheParserFail(@ForAll byte[] noise, @ForAll @IntRange(max = 9000) int at) {
        byte[] page = String.join("", RECORDS).getBytes(UTF_8);
        int start = Math.min(at, page.length - noise.length);
        System.arraycopy(noise, 0, page, start, noise.length);

        assertThat(Reading.of(new OwnerPortfolioParser(), page).documents()).isNotEmpty();
    }

    private static int wholeRecordsBefore(int cut) {
        int end = Pages.HEADER.getBytes(UTF_8).length;
        for (int i = 0; i < RECORDS.size(); i++) {
            end += RECORDS.get(i).getBytes(UTF_8).length;
            if (end > cut) {
                return i;
            }
        }
        return RECORDS.size();
    }

    private static String numbered(int number) {
        Pages.PortfolioPageRecord record = Pages.record(number)
                .titled("LANTERN NO. " + number)
                .text("Lamp №" + number + " shines.\n\n" + number + ".\n\nIt shines on.")
                .ipc("  • F21V 29/7" + (number % 10) + " - Cooling\n  • F21S 2/00 - Lighting systems\n");
        return (number % 3 == 0
                        ? record.pct(
                                "NO20240500" + (10 + number), "2025/0123" + (10 + number), "2024-05-06", "2025-07-10")
                        : record.us("181234" + (10 + number), "2024-03-05", "2025-07-03"))
                .print();
    }

    private static List<String> ids(List<FilingObservation> filings) {
        return filings.stream().map(FilingObservation::getId).toList();
    }

    private static Reading read(String page) {
        return Reading.of(new OwnerPortfolioParser(), page);
    }
}
