package org.filingmonitor.alerts.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.alerts.AFiling.aFiling;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.FuzzyQuery;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.Reason;
import org.filingmonitor.filing.IpcSymbol;
import org.filingmonitor.filing.OwnerName;

class QueryPropertiesTest {

    private static final Filing FILING = aFiling("CN-202010041565")
            .title("Model training, 区块链AI数据处理方法 models")
            .saying("A Wi-Fi café serves federated learning; alpha-beta models train. データ処理 삼성전자 o'neil's")
            .owners("Alpha & Beta (Hangzhou) Co., Ltd.", "支付宝（杭州）信息技术有限公司")
            .inventors("Alpha, Beta", "O'Neil, Ann")
            .ipc("G06N 3/08", "G06F 21/00", "G06F 21/62")
            .cpc("Y02T 10/70")
            .publications("CN111275445A", "CN111275445B2")
            .filed("2020-01-15")
            .published("2020-06-12")
            .filing();

    @Property(tries = 300)
    void readsOrRefusesAnyText(@ForAll String text) {
        holds(text);
    }

    @Property(tries = 1_500)
    void readsOrRefusesAnythingThatLooksLikeAQuery(@ForAll("nearlyQueries") String text) {
        holds(text);
    }

    /** What is read can be held against a filing, and each of its reasons stands by itself. */
    private static void holds(String text) {
        FilingQuery query;
        try {
            query = QueryLanguage.parse(text);
        } catch (QueryError e) {
            assertThat(e.column()).as(e.getMessage()).isBetween(1, text.length() + 1);
            return;
        }
        FilingDocument document = FilingDocument.of(FILING);
        List<Reason> reasons = Explanation.of(query, document);
        assertThat(!reasons.isEmpty()).isEqualTo(query.matches(document.index()));
        reasons.stream().filter(reason -> !reason.getField().isEmpty()).forEach(QueryPropertiesTest::standsByItself);
    }

    private static void standsByItself(Reason reason) {
        FilingField field = FilingField.of(reason.getField()).orElseThrow();
        MemoryIndex highlight = FilingDocument.index(field, reason.getText());
        assertThat(QueryLanguage.parse(reason.getClause()).matches(highlight))
                .as(reason.toString())
                .isTrue();
    }

    @Provide
    Arbitrary<String> nearlyQueries() {
        Arbitrary<String> pieces = Arbitraries.of(
                "model",
                "training",
                "alpha",
                "beta",
                "wi-fi",
                "café",
                "learn*",
                "tra?ning",
                "federatd~1",
                "modles~",
                "区块链",
                "链",
                "AI数",
                "データ",
                "전자",
                "\"federated learning\"",
                "\"learning federated\"~3",
                "\"alpha beta\"",
                "\"model 区块\"",
                "title:",
                "abstract:",
                "text:",
                "owner:",
                "inventor:",
                "ipc:",
                "cpc:",
                "kind:",
                "office:",
                "published:",
                "filed:",
                "id:",
                "status:",
                "nofield:",
                "CN",
                "B2",
                "B*",
                "G06N",
                "\"G06N 3/08\"",
                "Y02T",
                "G06*",
                "2020",
                "2020-06",
                "[2020 TO 2021]",
                "{* TO 2020-06-13}",
                "[\"G06F 21/00\" TO \"G06N 3/08\"]",
                "[G06F TO *]",
                "*:*",
                "AND",
                "OR",
                "NOT",
                "&&",
                "||",
                "!",
                "+",
                "-",
                "(",
                ")",
                "^2",
                "^0",
                "~",
                "~1",
                "\"",
                "\\",
                "/",
                "*",
                "?",
                ":",
                "[",
                "]",
                "TO",
                "{",
                "}",
                "o'neil",
                "O\\'Neil",
                "\\:",
                "Ltd.",
                "cn-2020*");
        Arbitrary<String> gaps = Arbitraries.of(" ", " ", "", "\n", "\u3000");
        return Arbitraries.frequencyOf(
                        Tuple.of(20, pieces), Tuple.of(1, Arbitraries.strings().ofMaxLength(3)))
                .flatMap(piece -> gaps.map(gap -> piece + gap))
                .list()
                .ofMinSize(1)
                .ofMaxSize(9)
                .map(all -> String.join("", all));
    }

    @Property(tries = 300)
    void readsLettersThatDifferAsLuceneDoes(
            @ForAll @StringLength(min = 5, max = 8) @CharRange(from = 'a', to = 'd') String asked,
            @ForAll @StringLength(min = 1, max = 8) @CharRange(from = 'a', to = 'd') String there,
            @ForAll @IntRange(min = 1, max = 2) int letters) {
        MemoryIndex index = FilingDocument.index(FilingField.INVENTOR, there);

        assertThat(QueryLanguage.parse("inventor:" + asked + "~" + letters).matches(index))
                .isEqualTo(index.search(new FuzzyQuery(new Term("inventor", asked), letters)) > 0);
    }

    @Property(tries = 300)
    void findsSymbolsOfARangeInTheOrderOfTheScheme(
            @ForAll("subgroups") IpcSymbol one,
            @ForAll("subgroups") IpcSymbol other,
            @ForAll("subgroups") IpcSymbol filed) {
        boolean ordered = one.compareTo(other) <= 0;
        IpcSymbol from = ordered ? one : other;
        IpcSymbol to = ordered ? other : one;
        MemoryIndex index = FilingDocument.index(FilingField.IPC, filed.toString());

        assertThat(QueryLanguage.parse("ipc:[\"%s\" TO \"%s\"]".formatted(from, to))
                        .matches(index))
                .isEqualTo(from.compareTo(filed) <= 0 && filed.compareTo(to) <= 0);
        assertThat(QueryLanguage.parse("ipc:[\"%s\" TO *]".formatted(from)).matches(index))
                .isEqualTo(from.compareTo(filed) <= 0);
    }

    @Provide
    Arbitrary<IpcSymbol> subgroups() {
        Arbitrary<String> subclass = Arbitraries.of("G06F", "G06N", "H04L");
        Arbitrary<Integer> group = Arbitraries.of(1, 2, 3, 10, 20, 21, 100, 2201);
        Arbitrary<String> subgroup = Arbitraries.of("02", "04", "042", "0425", "10", "31", "3147", "4745", "99");
        return Combinators.combine(subclass, group, subgroup).as(IpcSymbol::new);
    }

    @Property(tries = 500)
    void findsEverySpellingOfAnOwnerThatCountsAsOne(@ForAll("names") String name, @ForAll("names") String punctuation) {
        String owner = spelledOtherwise(name, punctuation.replaceAll("[\\p{L}\\p{N}\\p{M}]", ""));
        Assume.that(OwnerName.normalised(owner).equals(OwnerName.normalised(name)));
        Assume.that(OwnerName.normalised(name).matches(".*[\\p{L}\\p{N}].*"));
        MemoryIndex index =
                FilingDocument.of(aFiling("US-1").owners(owner).filing()).index();

        assertThat(QueryLanguage.parse("owner:\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                        .matches(index))
                .as("%s as %s", name, owner)
                .isTrue();
    }

    private static String spelledOtherwise(String name, String punctuation) {
        String gap = punctuation.isEmpty() ? " " : punctuation;
        return name.toUpperCase(Locale.ROOT).replaceAll("[\\p{P}\\p{Z}]+", Matcher.quoteReplacement(gap));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(
                        "acme", "Ltd", "o", "ß", "ς", "é", "İ", "ﬁ", "Ａ", "支付", "7", ".", ",", " ", "-", "'", "’", "&",
                        "_", "(", ")", "/", "（", "·", "\\", "\"")
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 300)
    void findsAnyPartOfTextWithoutSpaces(
            @ForAll
                    @StringLength(min = 1, max = 12)
                    @CharRange(from = '一', to = '三')
                    @CharRange(from = 'ア', to = 'ウ')
                    @CharRange(from = '가', to = '갂')
                    String text,
            @ForAll @IntRange(max = 11) int from,
            @ForAll @IntRange(min = 1, max = 12) int length) {
        Assume.that(from < text.length());
        String part = text.substring(from, Math.min(text.length(), from + length));
        MemoryIndex index = FilingDocument.index(FilingField.TITLE, "AI" + text + "5G");

        assertThat(QueryLanguage.parse(part).matches(index)).isTrue();
        assertThat(QueryLanguage.parse(part + "龍").matches(index)).isFalse();
    }

    @Property(tries = 200)
    void findsWordsByTheirBeginning(@ForAll @AlphaChars @StringLength(min = 2, max = 10) String word) {
        MemoryIndex index = FilingDocument.index(FilingField.TITLE, word);

        assertThat(QueryLanguage.parse("title:" + word.substring(0, 2) + "*").matches(index))
                .isTrue();
    }
}
