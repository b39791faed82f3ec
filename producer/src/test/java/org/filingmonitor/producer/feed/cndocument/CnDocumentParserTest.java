package org.filingmonitor.producer.feed.cndocument;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.event.Owner;
import org.filingmonitor.event.Publication;
import org.filingmonitor.producer.feed.ParsedDocument.Rejected;
import org.filingmonitor.producer.feed.Reading;
import org.filingmonitor.producer.feed.SeedPage;
import org.junit.jupiter.api.Test;

class CnDocumentParserTest {

    private static final String PAGE =
            """
            便宜的东西,点击这里

            [發(fā)明專利]一種燈籠(ABS)有效

            專利信息
            申請?zhí)枺?/td> 202010041565.X 申請日: 2020-01-15
            公開(公告)號: CN111275445B 公開(公告)日: 2023-08-22
            發(fā)明(設(shè)計)人: 李燈;王籠 申請(專利權(quán))人: 燈籠實(shí)驗(yàn)室(奧斯陸)有限公司
            主分類號: F21V29/70 分類號: F21V29/70;F21S2/00
            代理公司: 某代理 11315 代理人: 某人
            地址: 某地*** 國省代碼: 暫無信息
            權(quán)利要求書: 查看更多 說明書: 查看更多
            摘要:
            搜索關(guān)鍵詞: 燈籠
            【權(quán)利要求書】:

            1.一種燈籠。

            2.根據(jù)權(quán)利要求1所述的燈籠,申請號: 1 申請日: 2。

            便宜的东西
            """;

    @Test
    void readsTheBlockWithRepairedCharacters() {
        FilingObservation filing = only(read(PAGE));

        assertThat(filing.getId()).isEqualTo("CN-202010041565");
        assertThat(filing.getTitle()).isEqualTo("一種燈籠(ABS)");
        assertThat(filing.getStatus()).isEqualTo(FilingStatus.IN_FORCE);
        assertThat(filing.getFiled()).isEqualTo("2020-01-15");
        assertThat(filing.getPublications())
                .containsExactly(new Publication("CN111275445B", "B", LocalDate.parse("2023-08-22")));
        assertThat(filing.getInventors()).containsExactly("李燈", "王籠");
        assertThat(filing.getOwners()).containsExactly(new Owner("燈籠實驗室(奧斯陸)有限公司", null));
        assertThat(filing.getIpc()).containsExactly("F21V 29/70", "F21S 2/00");
        assertThat(filing.getAbstract$()).isNull();
    }

    @Test
    void readsLabelsInTheOtherScriptAndWithoutDamage() {
        String simplified =
                """
                [发明专利]一种灯笼审中
                申请号: CN202010041565.X 申请日: 2020-01-15
                公开（公告）号：CN111275445A 公开（公告）日：2020-06-12
                发明（设计）人：李灯 申请（专利权）人：灯笼有限公司；某某公司
                主分类号：F21V29/70
                摘要：一种灯笼。
                更亮。
                搜索关键词：灯笼
                """;
        FilingObservation filing = only(read(simplified));

        assertThat(filing.getId()).isEqualTo("CN-202010041565");
        assertThat(filing.getTitle()).isEqualTo("一种灯笼");
        assertThat(filing.getStatus()).isEqualTo(FilingStatus.PENDING);
        assertThat(filing.getOwners()).containsExactly(new Owner("灯笼有限公司", null), new Owner("某某公司", null));
        assertThat(filing.getAbstract$()).isEqualTo("一种灯笼。\n更亮。");
    }

    @Test
    void readsTwoPagesInOneFileAsTwoDocuments() {
        String other = PAGE.replace("202010041565.X", "202010067471.X").replace("CN111275445B", "CN111311076B");

        assertThat(read(PAGE + other).filings())
                .extracting(FilingObservation::getId)
                .containsExactly("CN-202010041565", "CN-202010067471");
    }

    @Test
    void takesTheIdOfThePublicationWhereTheApplicationIsMissing() {
        assertThat(only(read(PAGE.replaceFirst("申請.*2020-01-15\n", ""))).getId())
                .isEqualTo("CN-PUB-111275445");
    }

    @Test
    void rejectsAWrongCheckDigit() {
        assertThat(reasons(read(PAGE.replace("41565.X", "41565.3"))))
                .containsExactly("application number 202010041565.3 has the wrong check digit: it should end in .X");
    }

    @Test
    void rejectsAPageOfSpamOnly() {
        assertThat(reasons(read("便宜的东西,点击这里\n1.便宜\n2.很便宜\n")))
                .containsExactly("in no known format: give one of [cn-document]");
    }

    @Property(tries = 300)
    void aPageCutAnywhereGivesTheWholeBlockOrOneRejection(@ForAll @IntRange(max = 520) int at) {
        String half = PAGE.substring(0, Math.min(at, PAGE.length()));

        Reading reading = read(half);

        assertThat(reading.documents()).hasSize(1);
        if (half.contains("搜索關(guān)鍵詞:")) {
            assertThat(reading.filings()).isEqualTo(read(PAGE).filings());
        } else {
            assertThat(reading.rejections()).hasSize(1);
        }
    }

    @Test
    void readsTheRealPageAsOneDocumentAndNoTraceOfSpam() {
        FilingObservation filing = only(Reading.of(new CnDocumentParser(), SeedPage.bytes("document-page-zh.txt")));

        assertThat(filing.getId()).isEqualTo("CN-202010041565");
        assertThat(filing.getTitle()).isEqualTo("一種數據的處理方法、裝置及設備");
        assertThat(filing.getStatus()).isEqualTo(FilingStatus.IN_FORCE);
        assertThat(filing.getOwners()).containsExactly(new Owner("支付寶實驗室(新加坡)有限公司", null));
        assertThat(filing.getInventors()).containsExactly("顏林");
        assertThat(filing.getIpc()).containsExactly("G06Q 20/40", "G06Q 30/0207", "G06Q 40/00");
        assertThat(filing.getPublications())
                .containsExactly(new Publication("CN111275445B", "B", LocalDate.parse("2023-08-22")));
        assertThat(filing.getFiled()).isEqualTo("2020-01-15");
        assertThat(filing.getAbstract$()).isNull();
    }

    private static Reading read(String page) {
        return Reading.of(new CnDocumentParser(), page);
    }

    private static FilingObservation only(Reading reading) {
        assertThat(reading.rejections()).isEmpty();
        assertThat(reading.warnings()).isEmpty();
        assertThat(reading.filings()).hasSize(1);
        return reading.filings().get(0);
    }

    private static List<String> reasons(Reading reading) {
        return reading.rejections().stream().map(Rejected::reason).toList();
    }
}
