package org.filingmonitor.alerts.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.alerts.AFiling.aFiling;

import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryLanguageTest {

    private static final Filing FILING = aFiling("CN-202010041565")
            .title("LANGUAGE MODEL TRAINING METHOD, 区块链数据处理方法")
            .saying("A Wi-Fi café serves federated learning. Prices are naïve.")
            .owners("Alipay (Hangzhou) Information Technology Co., Ltd.", "支付宝（杭州）信息技术有限公司", "Müller GmbH")
            .inventors("Jiang, Gangwei", "Wei, Ying")
            .ipc("G06N 3/08", "G06F 21/00")
            .cpc("Y02T 10/70")
            .publications("CN111275445A", "CN111275445B2")
            .filed("2020-01-15")
            .published("2020-06-12")
            .status(FilingStatus.IN_FORCE)
            .filing();

    private static boolean finds(String query) {
        return QueryLanguage.parse(query).matches(FilingDocument.of(FILING).index());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "training",
                "trained",
                "TRAIN*",
                "trainin*",
                "title:model",
                "abstract:learning",
                "text:learning",
                "\"federated learning\"",
                "abstract:\"learning federated\"~2",
                "federatd~1",
                "tra?ning",
                "wi-fi",
                "cafe",
                "CAFÉ",
                "naive",
                "cafe\u0301",
                "federated^2 OR absent",
                "absent model",
                "+model -absent"
            })
    void findsWordsOfTitleAndAbstract(String query) {
        assertThat(finds(query)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title:区块链",
                "区块链",
                "title:\"区块链数据\"",
                "链",
                "title:数据处理",
                "owner:支付宝",
                "owner:杭州",
                "owner:\"(杭州)信息技术\""
            })
    void findsChineseTextByAnyPartOfIt(String query) {
        assertThat(finds(query)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "owner:alipay",
                "owner:\"alipay hangzhou\"",
                "owner:ALIPAY*",
                "owner:muller",
                "inventor:gangwei",
                "inventor:\"wei ying\"",
                "office:CN",
                "office:cn",
                "kind:A",
                "kind:b2",
                "kind:B*",
                "status:IN_FORCE",
                "status:in_force",
                "id:CN-202010041565",
                "id:cn-2020*",
                "*:*",
                "owner:alipay AND ipc:G06N"
            })
    void findsNamesAndCodes(String query) {
        assertThat(finds(query)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ipc:G",
                "ipc:G06",
                "ipc:G06N",
                "ipc:g06n",
                "ipc:\"G06N 3/00\"",
                "ipc:\"G06N 3/08\"",
                "ipc:\"G06N3/08\"",
                "ipc:\"g06n 003/08\"",
                "ipc:\"G06F 21/00\"",
                "ipc:G06*",
                "cpc:Y02T",
                "cpc:\"Y02T 10/70\"",
                "cpc:Y"
            })
    void findsAClassificationByEverySymbolAboveIt(String query) {
        assertThat(finds(query)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filed:2020-01-15",
                "filed:2020-01",
                "filed:2020",
                "published:[2020-06-12 TO 2020-06-12]",
                "published:[2020-01 TO 2020-06]",
                "published:{2020-05 TO 2020-07}",
                "published:[* TO 2020]",
                "published:[2020-06 TO *]",
                "published:{2020-06-11 TO *]",
                "published:\"2020-06-12\""
            })
    void findsDatesByDayMonthYearAndRange(String query) {
        assertThat(finds(query)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "absent",
                "title:learning",
                "abstract:model",
                "model AND absent",
                "model NOT training",
                "数链",
                "title:块区",
                "owner:ali",
                "owner:\"ltd muller\"",
                "office:US",
                "kind:B",
                "status:PENDING",
                "ipc:H",
                "ipc:\"G06N 3/09\"",
                "ipc:\"G06F 21/62\"",
                "cpc:UNCLASSIFIED",
                "ipc:UNCLASSIFIED",
                "filed:2020-01-16",
                "published:2020-07",
                "published:{2020-06 TO *]",
                "published:[* TO 2020-06-12}",
                "id:CN-20201004156"
            })
    void doesNotFindWhatIsNotThere(String query) {
        assertThat(finds(query)).isFalse();
    }

    @Test
    void findsFilingsWithoutAClassification() {
        Filing bare = aFiling("US-1").filing();

        assertThat(QueryLanguage.parse("ipc:UNCLASSIFIED")
                        .matches(FilingDocument.of(bare).index()))
                .isTrue();
        assertThat(QueryLanguage.parse("published:[* TO *]")
                        .matches(FilingDocument.of(bare).index()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ipc:[\"G06N 3/02\" TO \"G06N 3/10\"]",
                "ipc:[G06N3/02 TO G06N3/10]",
                "ipc:[\"G06N 3/08\" TO \"G06N 3/08\"]",
                "ipc:{\"G06N 3/07\" TO \"G06N 3/09\"}",
                "ipc:{\"G06N 3/0799\" TO \"G06N 3/0801\"}",
                "ipc:[\"G06N 2/00\" TO \"G06N 20/00\"]",
                "ipc:[\"G06N 3/00\" TO \"G06N 3/00\"]",
                "ipc:[\"G06F 21/00\" TO \"G06F 21/00\"]",
                "ipc:{\"G06F 20/00\" TO \"G06F 22/00\"}",
                "ipc:[G06N TO G06N]",
                "ipc:[G05 TO G06]",
                "ipc:[G06N TO *]",
                "ipc:[* TO G]",
                "ipc:{G06M TO G06P}",
                "cpc:[\"Y02T 10/60\" TO \"Y02T 10/80\"]"
            })
    void findsAClassificationByARangeInTheOrderOfTheScheme(String query) {
        assertThat(finds(query)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ipc:{\"G06N 3/08\" TO \"G06N 3/10\"]",
                "ipc:[\"G06N 3/02\" TO \"G06N 3/08\"}",
                "ipc:{\"G06F 21/00\" TO *] AND NOT ipc:G06N",
                "ipc:{G06N TO *]",
                "ipc:[* TO G06F}",
                "ipc:[\"G06N 3/10\" TO \"G06N 3/99\"]",
                "ipc:[\"G06F 21/02\" TO \"G06F 21/99\"]",
                "ipc:[A TO F]",
                "cpc:[A TO H]"
            })
    void leavesOutWhatARangeDoesNotHold(String query) {
        assertThat(finds(query)).isFalse();
    }

    @Test
    void countsAFilingWithoutASymbolInNoRange() {
        Filing bare = aFiling("US-1").filing();

        assertThat(QueryLanguage.parse("ipc:[* TO *]")
                        .matches(FilingDocument.of(bare).index()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ACME, Inc. | Acme Inc",
                "Acme Inc | ACME,Inc.",
                "at&t | AT & T Corp.",
                "A.B.C. Holding | A B C HOLDING",
                "O'Neil | O’NEIL Ltd",
                "STRASSE | Straße GmbH",
                "ＡＣＭＥ | Acme",
                "3m_company | 3M Company",
                "ΟΣ | ος",
                "muller | Müller GmbH",
                "Acme™ Inc | AcmeTM Inc"
            })
    void findsAnOwnerBySpellingsThatCountAsOne(String asked, String owner) {
        Filing filing = aFiling("US-1").owners(owner).filing();

        assertThat(QueryLanguage.parse("owner:\"" + asked + "\"")
                        .matches(FilingDocument.of(filing).index()))
                .isTrue();
    }

    @Test
    void keepsLegalFormsApart() {
        Filing filing = aFiling("US-1").owners("Acme Ltd").filing();

        assertThat(QueryLanguage.parse("owner:\"Acme Inc\"")
                        .matches(FilingDocument.of(filing).index()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5G通信 | 一种5G通信方法",
                "芯 | AI芯片",
                "AI芯 | AI芯片",
                "ai AND 片 | AI芯片",
                "データ | ビッグデータ処理",
                "ﾃﾞｰﾀ | データ処理",
                "あ | 東あい",
                "전자 | 삼성전자 주식회사",
                "5G통신 | 무선5G통신장치",
                "통 | LG5G통신",
                "\ud840\udc0b | 一\ud840\udc0b二"
            })
    void findsPartsOfMixedText(String asked, String title) {
        Filing filing = aFiling("CN-1").title(title).filing();

        assertThat(QueryLanguage.parse(asked).matches(FilingDocument.of(filing).index()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"model^0", "model^0.0000000000000000000000000000000000000000000001", "published:2020^0"})
    void findsWhatHasNoWeight(String query) {
        assertThat(finds(query)).isTrue();
    }

    @Test
    void isHeldAgainstCodesOfAnyLength() {
        Filing filing = aFiling("US-1")
                .ipc("X".repeat(40_000))
                .publications("US1" + "A".repeat(40_000))
                .filing();

        assertThat(QueryLanguage.parse("kind:A*")
                        .matches(FilingDocument.of(filing).index()))
                .isTrue();
    }
}
