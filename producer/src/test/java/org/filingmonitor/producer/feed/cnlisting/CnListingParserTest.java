package org.filingmonitor.producer.feed.cnlisting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.event.Publication;
import org.filingmonitor.producer.feed.ParsedDocument.Rejected;
import org.filingmonitor.producer.feed.Reading;
import org.filingmonitor.producer.feed.SeedPage;
import org.junit.jupiter.api.Test;

class CnListingParserTest {

    private static final String GRANT =
            """
                灯笼及其制造方法
                12.
                发明授权

                公开(公告)号:CN111447221B

                公开(公告)日:2022-07-19

                申请号:CN202010223005.6

                申请日:2020-03-26

                Inventor: 李灯 王笼

                Abstract: 一种灯笼。

            """;

    private static final String APPLICATION =
            """
                带冷却的灯

                公开(公告)号:CN111311076A

                公开(公告)日:2020-06-19

                申请号:CN202010067471.X

                申请日:2020-01-20

                Abstract: 一种灯,
                包括灯芯。

            """;

    private static final String TRADITIONAL =
            """
                燈籠

                公開（公告）號：CN111489175B

                公開（公告）日：2022-06-03

                申請號：CN202010270238.1

                申請日：2020-04-08

                Abstract: 一種燈籠。

            """;

    private static final List<String> RECORDS = List.of(GRANT, APPLICATION, TRADITIONAL);
    private static final List<FilingObservation> ALL =
            read(String.join("", RECORDS)).filings();

    @Test
    void readsAGrantWithItsKindAndStatus() {
        FilingObservation filing = ALL.get(0);

        assertThat(filing.getId()).isEqualTo("CN-202010223005");
        assertThat(filing.getTitle()).isEqualTo("灯笼及其制造方法");
        assertThat(filing.getPublications())
                .containsExactly(new Publication("CN111447221B", "B", LocalDate.parse("2022-07-19")));
        assertThat(filing.getFiled()).isEqualTo("2020-03-26");
        assertThat(filing.getStatus()).isEqualTo(FilingStatus.IN_FORCE);
        assertThat(filing.getInventors()).containsExactly("李灯", "王笼");
        assertThat(filing.getAbstract$()).isEqualTo("一种灯笼。");
        assertThat(filing.getRevision()).isEqualTo("2022-07-19T00:00:00Z");
    }

    @Test
    void readsAPublishedApplicationWithoutAStatus() {
        assertThat(ALL.get(1).getStatus()).isNull();
        assertThat(ALL.get(1).getId()).isEqualTo("CN-202010067471");
        assertThat(ALL.get(1).getAbstract$()).isEqualTo("一种灯,\n包括灯芯。");
    }

    @Test
    void readsLabelsInTheOtherScript() {
        assertThat(ALL.get(2).getId()).isEqualTo("CN-202010270238");
        assertThat(ALL.get(2).getPublications().get(0).getNumber()).isEqualTo("CN111489175B");
        assertThat(ALL.get(2).getTitle()).isEqualTo("燈籠");
    }

    @Test
    void rejectsAWrongCheckDigitAndReadsTheRest() {
        Reading reading = read(GRANT.replace("223005.6", "223005.7") + APPLICATION);

        assertThat(reading.filings()).hasSize(1);
        assertThat(reasons(reading))
                .containsExactly("application number CN202010223005.7 has the wrong check digit: it should end in .6");
    }

    @Test
    void rejectsARecordWhoseEndOrBeginningIsMissing() {
        String endMissing = APPLICATION.substring(0, APPLICATION.indexOf("申请日"));
        assertThat(reasons(read(GRANT + endMissing))).containsExactly("incomplete: the page ends within it");
        String dateCut = APPLICATION.substring(0, APPLICATION.indexOf("20\n\n    Abstract"));
        assertThat(reasons(read(GRANT + dateCut))).containsExactly("incomplete: the page ends within it");

        String beginningMissing = APPLICATION.substring(APPLICATION.indexOf("公开(公告)日"));
        Reading reading = read(beginningMissing + GRANT);
        assertThat(reasons(reading)).containsExactly("a record without its beginning");
        assertThat(ids(reading)).containsExactly("CN-202010223005");
    }

    @Test
    void readsARecordWithoutAnAbstractAtThePagesEnd() {
        String noAbstract = APPLICATION.substring(0, APPLICATION.indexOf("Abstract"));
        assertThat(read(GRANT + noAbstract.stripTrailing() + "\n").filings()).hasSize(2);
        assertThat(read(GRANT + noAbstract + "Patent Agency Ranking").filings()).hasSize(2);
    }

    @Test
    void takesNoTitleFromThePagesEnd() {
        assertThat(read(GRANT + "Patent Agency Ranking").filings()).hasSize(1);
        assertThat(read(GRANT + "Patent Agency Ranking").warnings()).isEmpty();
    }

    @Property(tries = 300)
    void aPageCutAtAnyByteGivesEveryWholeRecordAndAtMostOneRejection(@ForAll @IntRange(max = 900) int at) {
        byte[] page = String.join("", RECORDS).getBytes(UTF_8);
        int cut = Math.min(at, page.length);

        Reading reading = Reading.of(new CnListingParser(), Arrays.copyOf(page, cut));

        int whole = wholeRecordsBefore(cut);
        assertThat(reading.filings()).hasSizeGreaterThanOrEqualTo(whole);
        assertThat(reading.filings().subList(0, whole)).isEqualTo(ALL.subList(0, whole));
        assertThat(reading.rejections()).hasSizeLessThanOrEqualTo(1);
    }

    @Property(tries = 100)
    void recordsGiveTheSameFilingsInAnyOrder(@ForAll Random random) {
        List<String> shuffled = new ArrayList<>(RECORDS);
        Collections.shuffle(shuffled, random);

        assertThat(ids(read(String.join("", shuffled))))
                .containsExactlyInAnyOrderElementsOf(
                        ALL.stream().map(FilingObservation::getId).toList());
    }

    @Test
    void readsTheRealListingAsNineFilingsOfTenDocuments() {
        Reading reading = Reading.of(new CnListingParser(), SeedPage.bytes("agency-listing-zh.txt"));

        assertThat(reading.rejections()).isEmpty();
        assertThat(reading.warnings()).isEmpty();
        assertThat(reading.filings()).hasSize(10).allSatisfy(filing -> {
            assertThat(filing.getTitle()).isNotBlank().doesNotContain("35.").doesNotContain("授权");
            assertThat(filing.getAbstract$()).isNotBlank();
            assertThat(filing.getFiled()).isNotNull();
        });
        assertThat(ids(reading).stream().distinct()).hasSize(9);
        assertThat(reading.filings())
                .filteredOn(filing -> filing.getId().equals("CN-202010223005"))
                .flatExtracting(FilingObservation::getPublications)
                .containsExactly(
                        new Publication("CN111447221B", "B", LocalDate.parse("2022-07-19")),
                        new Publication("CN111447221A", "A", LocalDate.parse("2020-07-24")));
    }

    private static Reading read(String page) {
        return Reading.of(new CnListingParser(), page);
    }

    private static int wholeRecordsBefore(int cut) {
        int end = 0;
        for (int i = 0; i < RECORDS.size(); i++) {
            end += RECORDS.get(i).getBytes(UTF_8).length;
            if (end > cut) {
                return i;
            }
        }
        return RECORDS.size();
    }

    private static List<String> ids(Reading reading) {
        return reading.filings().stream().map(FilingObservation::getId).toList();
    }

    private static List<String> reasons(Reading reading) {
        return reading.rejections().stream().map(Rejected::reason).toList();
    }
}
