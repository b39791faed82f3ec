package org.filingmonitor.producer.feed.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.producer.feed.xml.AnXmlFormat.DOCUMENTS;
import static org.filingmonitor.producer.feed.xml.AnXmlFormat.RECORDS;
import static org.filingmonitor.producer.feed.xml.AnXmlFormat.numbers;
import static org.filingmonitor.producer.feed.xml.AnXmlFormat.reasons;

import java.util.List;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that are made to stop a feed, or to keep it busy for hours. */
class HostileXmlTest {

    private static final String DECLARATION = "<?xml version=\"1.0\"?>";
    private static final String FILING = "<filing><number>12345678</number></filing>";
    private static final int SECONDS = 30;

    @Test
    void goesOnAfterDamageThatManyBlanksFollow() {
        String file =
                DECLARATION + "<filing></x>" + DECLARATION + " ".repeat(9 << 20) + "<filing/>" + DECLARATION + FILING;

        List<ParsedDocument> documents = DOCUMENTS.documents(file);

        assertThat(reasons(documents)).hasSize(2);
        assertThat(numbers(documents)).containsExactly("12345678");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!--", "<![CDATA[", "<?a", "<!DOCTYPE a [", "<!DOCTYPE a [<!--", "<!DOCTYPE a '"})
    @Timeout(SECONDS)
    void searchesTheEndOfMarkupOnceOnly(String markup) {
        int count = 40_000;

        List<ParsedDocument> documents = RECORDS.documents("<filings>" + ("<filing>" + markup).repeat(count));

        assertThat(reasons(documents)).hasSize(count);
    }

    @Test
    void findsAnEndThatIsTooFarForAnEarlierDocument() {
        String file = "<filings><filing><!--" + "x".repeat(1 << 20) + "<filing><!--" + "x".repeat(31 << 19)
                + "--><number>12345678</number></filing></filings>";

        List<ParsedDocument> documents = RECORDS.documents(file);

        assertThat(reasons(documents)).hasSize(1);
        assertThat(numbers(documents)).containsExactly("12345678");
    }

    @Test
    @Timeout(SECONDS)
    void repairsALongTextInTimeThatGrowsAsItsLength() {
        String title = "\u00C3\u00BC".repeat(500_000);

        List<ParsedDocument> documents =
                DOCUMENTS.documents("<filing><number>12345678</number><title>" + title + "</title></filing>");

        assertThat(AnXmlFormat.only(documents).getTitle()).isEqualTo("\u00FC".repeat(500_000));
    }

    @Test
    void keepsOfAReasonWhatFitsIntoADeadLetter() {
        String number = "x".repeat(1_000_000);

        List<String> reasons = reasons(DOCUMENTS.documents("<filing><number>" + number + "</number></filing>"));

        assertThat(reasons).hasSize(1);
        assertThat(reasons.get(0)).startsWith("'xxx").hasSize(ParsedDocument.REASON_LIMIT + "...".length());
    }

    @Test
    void declaresPrefixesThatTheRootDoesNotDeclareItself() {
        String around = "<w xmlns:op='u'>";
        String longerPrefix = "<filing xmlns:opx='u'><number>12345678</number><op:a/></filing>";
        String behindBracket = "<filing a='>' xmlns:op='u'><number>12345679</number><op:a/></filing>";

        List<ParsedDocument> documents = RECORDS.documents(around + longerPrefix + behindBracket + "</w>");

        assertThat(numbers(documents)).containsExactly("12345678", "12345679");
    }

    @Test
    @Timeout(SECONDS)
    void rejectsADocumentWithTooManyPrefixes() {
        StringBuilder file =
                new StringBuilder("<filing a='").append("y".repeat(200_000)).append("'>");
        for (int i = 0; i < 200_000; i++) {
            file.append("<p").append(i).append(":a/>");
        }

        assertThat(reasons(RECORDS.documents(file.append("</filing>").toString())))
                .hasSize(1);
    }
}
