package org.filingmonitor.alerts.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.alerts.AFiling.aFiling;

import java.util.List;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.Reason;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static List<Reason> explain(String query, Filing filing) {
        return Explanation.of(QueryLanguage.parse(query), FilingDocument.of(filing));
    }

    @Test
    void namesClauseFieldAndWords() {
        Filing filing = aFiling("US-1")
                .owners("Acme Corp.", "Alipay (Hangzhou) Information Technology Co., Ltd.")
                .ipc("G06F 21/62", "G06N 3/08")
                .filing();

        assertThat(explain("owner:alipay AND ipc:G06N", filing))
                .containsExactly(
                        new Reason(
                                "owner:alipay",
                                "owner",
                                "Alipay",
                                "<em>Alipay</em> (Hangzhou) Information Technology Co., Ltd."),
                        new Reason("ipc:G06N", "ipc", "G06N 3/08", "<em>G06N 3/08</em>"));
    }

    @Test
    void showsTheWordsAsTheyStandInTheFiling() {
        Filing filing = aFiling("US-1").title("Methods of FEDERATED Learning").filing();

        assertThat(explain("\"federated learn\" method", filing))
                .containsExactly(
                        new Reason(
                                "title:\"federated learn\"",
                                "title",
                                "FEDERATED Learning",
                                "Methods of <em>FEDERATED Learning</em>"),
                        new Reason("title:method", "title", "Methods", "<em>Methods</em> of FEDERATED Learning"));
    }

    @Test
    void leavesOutClausesThatDecidedNothing() {
        Filing filing = aFiling("US-1").title("alpha gamma").filing();

        assertThat(explain("(alpha AND beta) OR gamma OR delta", filing))
                .extracting(Reason::getClause)
                .containsExactly("title:gamma");
        assertThat(explain("gamma NOT beta", filing))
                .extracting(Reason::getClause)
                .containsExactly("title:gamma");
        assertThat(explain("beta", filing)).isEmpty();
    }

    @Test
    void explainsPrefixesRangesAndEverything() {
        Filing filing =
                aFiling("US-1").title("blockchain").published("2025-07-17").filing();

        assertThat(explain("block* AND published:[2025-07 TO *] AND *:*", filing))
                .containsExactly(
                        new Reason("title:block*", "title", "blockchain", "<em>blockchain</em>"),
                        new Reason("published:[2025-07 TO *]", "published", "2025-07-17", "<em>2025-07-17</em>"),
                        new Reason("*:*", "", "", ""));
    }

    @Test
    void marksChineseTextWithoutGaps() {
        Filing filing = aFiling("CN-1").title("一种区块链数据处理方法").filing();

        assertThat(explain("区块链", filing))
                .containsExactly(new Reason("title:区块链", "title", "区块链", "一种<em>区块链</em>数据处理方法"));
    }

    @Test
    void escapesTheTextOfTheFiling() {
        Filing filing = aFiling("US-1").title("<script>alert('x') & \"wheel\"").filing();

        assertThat(explain("wheel", filing))
                .extracting(Reason::getHighlight)
                .containsExactly("&lt;script&gt;alert(&#39;x&#39;) &amp; &quot;<em>wheel</em>&quot;");
    }

    @Test
    void cutsLongTextAroundTheFirstMatch() {
        String padding = "padding ".repeat(200);
        Filing filing = aFiling("US-1").saying(padding + "needle " + padding).filing();

        String highlight = explain("needle", filing).get(0).getHighlight();

        assertThat(highlight).startsWith("…").contains("<em>needle</em>").endsWith("…");
        assertThat(highlight.length()).isBetween(Highlight.LENGTH, Highlight.LENGTH + 20);
    }
}
