package org.filingmonitor.alerts.query;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MalformedQueriesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                // nothing, or not all
                "model AND | 10 | ends too early | complete it",
                "NOT | 4 | ends too early | complete it",
                "title: | 7 | ends too early | complete it",
                "model^ | 7 | ends too early | complete it",
                "(model | 7 | ends too early | close what is open",
                "title:(a | 9 | ends too early | close what is open",
                "published:[2025 TO | 19 | ends too early | close what is open",
                // what joins nothing, and what no clause begins with
                "AND model | 1 | 'AND' joins nothing | a clause on either side",
                "a OR OR b | 6 | 'OR' joins nothing | a clause on either side",
                "a && && b | 6 | '&&' joins nothing | a clause on either side",
                "model) | 6 | ')' closes nothing | remove it",
                "() | 2 | ')' closes nothing | put something before it",
                ":model | 1 | ':' is not expected here | quotation marks",
                "id:b:c | 5 | ':' is not expected here | or a \\ before them",
                "a ] b | 3 | ']' is not expected here | quotation marks",
                "model^x | 7 | 'x' is not expected here | quotation marks",
                "a - b | 3 | '-' holds no word | give a word or a number",
                "title:`!!!` | 7 | '`!!!`' holds no word | give a word or a number",
                // quotation marks, slashes and backslashes
                "a `b c | 3 | a quotation mark is never closed | write \\`",
                "a `b` c` | 8 | a quotation mark is never closed | add one",
                "ipc:G06N3/08 | 10 | '/' stands alone | quotation marks: ipc:`G06N 3/08`",
                "published:07/2025 | 13 | '/' stands alone | quotation marks",
                "title:/mod.l/ | 7 | regular expressions are not supported | in quotation marks",
                "a \\ | 3 | a \\ stands before nothing | write \\\\",
                "a \\u12 | 3 | a \\ stands before nothing | write \\\\",
                // fields
                "model AND titel:x | 11 | no field 'titel' | the fields are title, abstract, text",
                "x OR ownr:(a b) | 6 | no field 'ownr' | the fields are",
                "*:x | 1 | no field '*' | the fields are",
                "status:GRANTED | 8 | no status 'GRANTED' | PENDING, IN_FORCE, LAPSED, WITHDRAWN",
                "office:USA | 8 | 'USA' is no office | such as US",
                "kind:` ` | 6 | nothing to look for in kind | leave the field out",
                // symbols
                "ipc:`X99` | 5 | 'X99' is no classification symbol | write it as G06N",
                "ipc:(G06N Q06N) | 11 | 'Q06N' is no classification symbol | `G06N 3/08`",
                "ipc:Y02T | 5 | section Y is the CPC's alone | ask for it in cpc",
                "ipc:G06N3* | 5 | not the beginning of a section | leave the * out",
                "ipc:G0?N | 5 | a wildcard inside a symbol | put one * at its end",
                // ranges
                "ipc:[G06N 3/02 TO G06N 3/10] | 11 | '3/02' is not expected in a range | [`G06N 3/02` TO `G06N 3/10`]",
                "ipc:[`G06N 3/02` TO `G06N 3/x`] | 21 | 'G06N 3/x' is no classification symbol | write it as",
                "ipc:[`G06N 3/10` TO `G06N 3/2`] | 21 | 'G06N 3/2' is no classification symbol | `G06N 3/08`",
                "ipc:[`G06N 10/00` TO `G06N 3/02`] | 5 | the range ends before it begins | the lesser end first",
                "published:[2025 2026] | 17 | '2026' is not expected in a range | [2025-01 TO 2025-06]",
                "x published:[2025 TO 2026-99] | 22 | '2026-99' is no date of the calendar | write 2025",
                "published:{2025-07 TO 2025-07} | 11 | the range ends before it begins | the lesser end first",
                "owner:[a TO b] | 8 | owner has no ranges | filed, published, ipc and cpc",
                // dates
                "published:2025-13 | 11 | no date of the calendar | write 2025",
                "published:2025-02-30 | 11 | no date of the calendar | 2025-07-17",
                "x published:yesterday | 13 | 'yesterday' is no date | 2025-07",
                "filed:2025* | 7 | filed takes no wildcards | a month finds all its days",
                // wildcards and distances
                "*odel | 1 | a wildcard stands first | begin with a letter",
                "title:?odel | 7 | a wildcard stands first | *:* finds every filing",
                "title:(bc a*) | 11 | after a single character | at least 2 characters",
                "id:u* | 4 | after a single character | at least 2 characters",
                "owner:at&t* | 7 | several words | write them apart",
                "title:区块* | 7 | a wildcard in Chinese | parts of words are found anyway",
                "データ~ | 1 | '~' in Chinese, Japanese | leave it out",
                "office:CN~ | 8 | '~' is for fields of words | leave it out",
                "model~3 | 6 | '~3' is not how many letters | ~1 or ~2",
                "title:mod~ | 7 | of a short word | ~2 after 5 or more",
                "`a b`~100 | 6 | '~100' is not how far | ~0 to ~99",
                "a^99999999999999999999999999999999999999999 | 3 | the weight is too great | ^0.5",
                // exclusions
                "NOT model | 1 | exclusions alone find nothing | *:* NOT owner:acme",
                "model AND (-title:a -b) | 12 | exclusions alone find nothing | *:* NOT owner:acme",
                // columns count characters, not their halves
                "\uD840\uDC0B AND titel:x | 7 | no field 'titel' | the fields are"
            })
    void namesColumnProblemAndCure(String query, int column, String problem, String cure) {
        refuses(query.replace('`', '"'), column, problem.replace('`', '"'), cure.replace('`', '"'));
    }

    @Test
    void refusesWhatSaysNothing() {
        refuses("", 1, "the query is empty", "give a word");
        refuses(" \t ", 1, "the query is empty", "*:* for every filing");
    }

    @Test
    void refusesWhatIsTooMuch() {
        refuses(
                "a".repeat(QueryLanguage.LONGEST + 1),
                QueryLanguage.LONGEST + 1,
                "longer than 20000 characters",
                "split it");
        refuses("a ".repeat(500_000), QueryLanguage.LONGEST + 1, "longer than 20000 characters", "split it");
        refuses("a ".repeat(10_000), 2 * 500 + 1, "asks for too much", "at most 1000 words");
        refuses("*:* ".repeat(5_000), 4 * 1_000 + 3, "asks for too much", "split it");
        refuses("(ab AND cd) ".repeat(300), 12 * 250 + 2, "asks for too much", "split it");
        refuses("title:(" + "wo?d ".repeat(51) + ")", 8 + 5 * 50, "asks for too much", "wo?d and word~ as 20");
        refuses("title:(" + "words~ ".repeat(51) + ")", 8 + 7 * 50, "asks for too much", "leave some of * ? ~ out");
        refuses("title:\"" + "ab ".repeat(201) + "\"~9", 7, "asks for too much", "split it");
        refuses("title:" + "链".repeat(1_001), 7, "asks for too much", "split it");
    }

    @Test
    void refusesWhatIsTooDeep() {
        refuses("(".repeat(60) + "a" + ")".repeat(60), 51, "more than 50 parentheses are open", "nest less deeply");
        refuses("(a) ".repeat(60) + "\"" + "(".repeat(60) + "b\" titel:x", 305, "no field 'titel'", "the fields are");
    }

    @Test
    void refusesPatternsThatGrowBeyondMeasure() {
        refuses("x title:ab*c" + "?".repeat(12), 9, "a word has too many wildcards", "leave some of its * and ? out");
        refuses("title:" + "a".repeat(31) + "~", 7, "a word of more than 30 characters", "write a *");
    }

    @Test
    void quotesOnlyTheBeginningOfWhatIsLong() {
        refuses(
                "ipc:" + "\uD840\uDC0B".repeat(200),
                5,
                "'" + "\uD840\uDC0B".repeat(40) + "\u2026' is no",
                "write it as");
    }

    private static void refuses(String query, int column, String problem, String cure) {
        assertThatThrownBy(() -> QueryLanguage.parse(query))
                .isInstanceOf(QueryError.class)
                .hasMessageStartingWith("column " + column + ": ")
                .hasMessageContaining(problem)
                .hasMessageContaining(cure);
    }
}
