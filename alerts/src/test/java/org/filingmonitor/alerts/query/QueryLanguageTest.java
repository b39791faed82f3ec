package org.filingmonitor.alerts.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | 1 | the query is empty",
                "`  ` | 1 | the query is empty",
                "model AND | 10 | ends too early",
                "AND model | 1 | 'AND' joins nothing",
                "a OR OR b | 6 | 'OR' joins nothing",
                "(model | 7 | ends too early",
                "model) | 6 | ')' closes nothing",
                "() | 2 | ')' closes nothing",
                "\"model | 1 | never closed",
                "title: | 7 | ends too early",
                "model AND titel:x | 11 | no field 'titel'; the fields are title, abstract",
                "x OR ownr:(a b) | 6 | no field 'ownr'",
                "ipc:G06N3/08 | 10 | quotation marks: ipc:\"G06N 3/08\"",
                "ipc:\"X99\" | 1 | no classification symbol",
                "model AND ipc:Q06N | 11 | no classification symbol",
                "*odel | 1 | a wildcard stands first",
                "title:?odel | 1 | a wildcard stands first",
                "title:* | 1 | a wildcard stands first",
                "/mod.l/ | 1 | regular expressions are not supported",
                "published:07/2025 | 13 | quotation marks",
                "published:2025-13 | 1 | no date of the calendar",
                "published:2025-02-30 | 1 | no date of the calendar",
                "x published:yesterday | 3 | no date; write 2025",
                "published:[2025 TO 2024] | 1 | ends before it begins",
                "published:[2025 2026] | 17 | not expected here",
                "published:[2025 TO | 19 | ends too early",
                "published:2025* | 1 | takes no wildcards",
                "owner:[a TO b] | 1 | owner has no ranges",
                "status:GRANTED | 1 | no status 'GRANTED'; the statuses are PENDING, IN_FORCE, LAPSED, WITHDRAWN",
                "office:CN~ | 1 | '~' is for fields of words",
                "title:\"!!!\" | 1 | holds no word",
                "区块* | 1 | a wildcard in Chinese text",
                "NOT model | 1 | exclusions alone find nothing",
                "model AND (-a -b) | 1 | exclusions alone find nothing",
                "model^x | 9 | breaks off",
                "id:b:c | 5 | not expected here"
            })
    void namesColumnAndCureOfWhatIsNoQuery(String query, int column, String problem) {
        assertThatThrownBy(() -> QueryLanguage.parse(query))
                .isInstanceOf(QueryError.class)
                .hasMessageContaining(problem)
                .hasMessageStartingWith("column " + column + ": ");
    }

    @Test
    void refusesWhatIsTooLongOrTooDeep() {
        assertThatThrownBy(() -> QueryLanguage.parse("a".repeat(QueryLanguage.LONGEST + 1)))
                .hasMessageContaining("longer than 4000 characters");
        assertThatThrownBy(() -> QueryLanguage.parse("(".repeat(60) + "a" + ")".repeat(60)))
                .hasMessageContaining("nest less deeply");
        assertThatThrownBy(() -> QueryLanguage.parse("a ".repeat(1_500))).isInstanceOf(QueryError.class);
    }

    @Test
    void namesTheCureWhereLuceneItselfRefuses() {
        assertThatThrownBy(() -> QueryLanguage.parse("title:a" + "?*b".repeat(200)))
                .isInstanceOf(QueryError.class)
                .hasMessageContaining("too many wildcards");
        assertThatThrownBy(() -> QueryLanguage.parse("a^" + "9".repeat(45))).isInstanceOf(QueryError.class);
        assertThatThrownBy(() -> QueryLanguage.parse("title:a~" + "9".repeat(45)))
                .isInstanceOf(QueryError.class);
    }
}
