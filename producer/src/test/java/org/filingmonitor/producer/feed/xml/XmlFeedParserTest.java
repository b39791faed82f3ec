package org.filingmonitor.producer.feed.xml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.producer.feed.xml.AnXmlFormat.DOCUMENTS;
import static org.filingmonitor.producer.feed.xml.AnXmlFormat.RECORDS;
import static org.filingmonitor.producer.feed.xml.AnXmlFormat.numbers;
import static org.filingmonitor.producer.feed.xml.AnXmlFormat.only;
import static org.filingmonitor.producer.feed.xml.AnXmlFormat.reasons;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.ParsedDocument.Observed;
import org.filingmonitor.producer.feed.ParsedDocument.Rejected;
import org.filingmonitor.producer.feed.ParsedDocument.Skipped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlFeedParserTest {

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private static String document(int number) {
        return "<!DOCTYPE filing SYSTEM \"filing.dtd\" [ ]>\n<filing lang='EN'>\n<number>1234560" + number
                + "</number><title>Device &amp; <i>method</i></title>\n"
                + "<text at=\">\"><?line in?><p>One<br/> &undeclared; two</p>"
                + "<!-- <p> --><![CDATA[<?xml version='1.0'?></p>]]></text>\n</filing>\n";
    }

    private static String file(int count) {
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < count; i++) {
            file.append(DECLARATION).append(document(i));
        }
        return file.toString();
    }

    @Test
    void readsDocumentsOneAfterAnother() {
        List<ParsedDocument> documents = DOCUMENTS.documents(file(3));

        assertThat(numbers(documents)).containsExactly("12345600", "12345601", "12345602");
        assertThat(only(documents).getTitle()).isEqualTo("Device & method");
        assertThat(documents.get(1).position().toString())
                .isEqualTo("page.xml, document 2 (byte " + (file(1).length() + 1) + ")");
    }

    @Test
    void readsDocumentsWithoutDeclaration() {
        assertThat(numbers(DOCUMENTS.documents(document(1)))).containsExactly("12345601");
        assertThat(numbers(DOCUMENTS.documents("\uFEFF<filing><number>12345678</number></filing>")))
                .containsExactly("12345678");
        assertThat(numbers(DOCUMENTS.documents("<!-- c --><filing><number>12345678</number></filing><?x y?>"
                        + "<filing><number>12345679</number></filing>\n<!-- end -->\n")))
                .containsExactly("12345678", "12345679");
    }

    @Test
    void givesAllDocumentsBeforeACutAndOneRejection() {
        byte[] file = file(2).getBytes(UTF_8);
        int first = file(1).length() - 1;
        for (int cut = 0; cut < file.length; cut++) {
            List<ParsedDocument> documents = DOCUMENTS.documents(Arrays.copyOf(file, cut));
            boolean between = cut == first || cut == first + 1 || cut == file.length - 1;
            assertThat(numbers(documents))
                    .as("cut at %d", cut)
                    .hasSize(cut < first ? 0 : cut < file.length - 1 ? 1 : 2);
            assertThat(reasons(documents)).as("cut at %d", cut).hasSize(between ? 0 : 1);
        }
    }

    @Test
    void losesNoDocumentThatFollowsOneCutAnywhere() {
        byte[] cutOff = file(1).getBytes(UTF_8);
        byte[] whole = file(2).getBytes(UTF_8);
        for (int cut = 1; cut < cutOff.length - 1; cut++) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            file.write(cutOff, 0, cut);
            file.writeBytes(whole);
            List<ParsedDocument> documents = DOCUMENTS.documents(file.toByteArray());
            assertThat(numbers(documents)).as("cut at %d", cut).containsExactly("12345600", "12345601");
            assertThat(reasons(documents)).as("cut at %d", cut).hasSize(1);
        }
    }

    @Test
    void rejectsADamagedDocumentWithItsPlaceAndNoOther() {
        String damaged = DECLARATION + "<filing><number>12345678</number>\n<text><b><i>x</b></i></text></filing>";

        List<ParsedDocument> documents = DOCUMENTS.documents(file(1) + damaged + "\n" + file(2));

        assertThat(numbers(documents)).containsExactly("12345600", "12345600", "12345601");
        assertThat(reasons(documents))
                .containsExactly("not well-formed: line 3, column 14 of the document: </b> closes <i>");
        assertThat(((Rejected) documents.get(1)).raw()).asString(UTF_8).isEqualTo(damaged + "\n");
        assertThat(documents.get(1).position().place()).isEqualTo("document 2 (byte " + (file(1).length() + 1) + ")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<filing><number>x</number></filing>",
                "<filing><number>12345678</number><title>&nowhere;</title></filing>",
                "<filing><number>12345678</number><title></filing>",
                "<filing><number>12345678</number><text a='b'><c d='<'/></text></filing>",
                "<filing><number>12345678</number><text><</text></filing>",
                "<filing><number>12345678</number><text><!x></text></filing>",
                "<filing><number>12345678</number></filing></filing>",
                "<filing>\u0001</filing>",
                "<other/>",
                "no xml",
            })
    void goesOnAfterWhatItRejects(String damaged) {
        List<ParsedDocument> documents = DOCUMENTS.documents(file(1) + DECLARATION + damaged + file(1));

        assertThat(numbers(documents)).startsWith("12345600").endsWith("12345600");
        assertThat(reasons(documents)).hasSize(1);
    }

    @Test
    void namesTheRootsThatItReads() {
        assertThat(reasons(DOCUMENTS.documents("<html><body/></html>")))
                .containsExactly("root element <html> is none of filings: filing");
        assertThat(reasons(RECORDS.documents("<html><body/></html>")).get(0)).startsWith("root element <html> is none");
    }

    @Test
    void rejectsWhatIsNoXmlOnce() {
        assertThat(reasons(DOCUMENTS.documents(""))).containsExactly("empty");
        assertThat(reasons(DOCUMENTS.documents(" \n"))).containsExactly("holds no XML document");
        assertThat(reasons(RECORDS.documents("a letter"))).containsExactly("holds no XML document");
        assertThat(reasons(DOCUMENTS.documents("a letter")).get(0)).contains("text stands outside of any document");
        assertThat(reasons(DOCUMENTS.documents(file(1).getBytes(UTF_16))))
                .containsExactly("encoded as UTF-16: convert it to UTF-8");
        assertThat(reasons(DOCUMENTS.documents(file(1).getBytes(Charset.forName("UTF-16LE")))))
                .containsExactly("encoded as UTF-16: convert it to UTF-8");
    }

    @Test
    void readsTheEncodingsThatADocumentMayDeclare() {
        for (String encoding : List.of("UTF-8", "utf-8", "ISO-8859-1", "windows-1252")) {
            byte[] file = titled(encoding, "Größe").getBytes(Charset.forName(encoding));
            assertThat(only(DOCUMENTS.documents(file)).getTitle()).as(encoding).isEqualTo("Größe");
        }
        byte[] quotes = titled("windows-1252", "\u201Cx\u201D").getBytes(Charset.forName("windows-1252"));
        assertThat(only(DOCUMENTS.documents(quotes)).getTitle()).isEqualTo("\u201Cx\u201D");
        for (String encoding : List.of("US-ASCII", "windows-1252", "ISO-8859-1")) {
            assertThat(only(DOCUMENTS.documents(titled(encoding, "x"))).getTitle())
                    .isEqualTo("x");
        }
    }

    @Test
    void saysWhereBytesAreNotInTheDeclaredEncoding() {
        byte[] latin = titled("UTF-8", "Größe").getBytes(ISO_8859_1);
        int place = new String(latin, ISO_8859_1).indexOf('ö') + 1;

        assertThat(reasons(DOCUMENTS.documents(latin)))
                .containsExactly("not UTF-8 at byte " + place
                        + " of the document: convert it, or correct the encoding that it declares");
        assertThat(reasons(DOCUMENTS.documents(titled("US-ASCII", "Größe").getBytes(ISO_8859_1))))
                .allMatch(reason -> reason.startsWith("not US-ASCII at byte " + (place + 3)));
        assertThat(reasons(DOCUMENTS.documents(titled("Shift_JIS", "x"))))
                .containsExactly("declares encoding Shift_JIS, which is not read: convert it to UTF-8");
        for (String invalid :
                List.of("\u00C0\u0080", "\u00ED\u00A0\u0080", "\u00F5\u0080\u0080\u0080", "\u00E2\u0082", "\u0080")) {
            byte[] skipped =
                    ("<filing><number>12345678</number><other>" + invalid + "</other></filing>").getBytes(ISO_8859_1);
            assertThat(reasons(DOCUMENTS.documents(skipped)))
                    .allMatch(reason -> reason.startsWith("not UTF-8 at byte"));
            assertThat(reasons(DOCUMENTS.documents(skipped))).hasSize(1);
        }
    }

    private static String titled(String encoding, String title) {
        return "<?xml version='1.0' encoding='" + encoding + "'?><filing><number>12345678</number><title>" + title
                + "</title></filing>";
    }

    @Test
    void readsRecordsInsideOneRootOrAlone() {
        String record = "<x:filing xmlns:y='urn:y'><x:number>12345678</x:number><y:z a:b='c:d'/></x:filing>";
        String rooted = DECLARATION + "<!DOCTYPE x:filings>\n<x:filings xmlns:x='urn:x'><head>1</head>\n" + record
                + "<between/>" + record.replace("78<", "79<") + "</x:filings>\n";

        assertThat(numbers(RECORDS.documents(record))).containsExactly("12345678");
        assertThat(numbers(RECORDS.documents(rooted))).containsExactly("12345678", "12345679");
        assertThat(numbers(RECORDS.documents(record + "\n" + rooted))).hasSize(3);
        assertThat(RECORDS.documents("<filings><none/></filings>")).hasSize(1).allMatch(Skipped.class::isInstance);
    }

    @Test
    void givesAllRecordsBeforeACutAndOneRejection() {
        String head = DECLARATION + "<x:filings xmlns:x='urn:x'>";
        String one = "<x:filing a='1'><x:number>12345678</x:number><text><![CDATA[<]]></text></x:filing>";
        byte[] file = (head + one + one + "</x:filings>").getBytes(UTF_8);
        for (int cut = 0; cut < file.length; cut++) {
            List<ParsedDocument> documents = RECORDS.documents(Arrays.copyOf(file, cut));
            assertThat(numbers(documents))
                    .as("cut at %d", cut)
                    .hasSize(Math.max(0, cut - head.length()) / one.length());
            assertThat(reasons(documents)).as("cut at %d", cut).hasSize(1);
        }
    }

    @Test
    void goesOnWithTheNextRecordAfterADamagedOne() {
        String one = "<filing><number>12345678</number></filing>";
        for (String damaged : List.of(
                "<filing><number>1</filing>",
                "<filing><number>12345678</number>",
                "<filing><number a='<'>12345678</number></filing>",
                "<filing><![CDATA[x</filing>",
                "<filing><a><b><c>x</c>",
                "<filing><number>x</number></filing>")) {
            List<ParsedDocument> documents = RECORDS.documents("<filings>" + one + damaged + one + "</filings>");
            assertThat(numbers(documents)).as(damaged).hasSize(2);
            assertThat(reasons(documents)).as(damaged).hasSize(1);
        }
    }

    @Test
    void recognisesARootThroughWhatStandsBeforeIt() {
        XmlFeedParser parser = new XmlFeedParser(DOCUMENTS);

        assertThat(parser.recognises(file(1).getBytes(UTF_8))).isTrue();
        assertThat(parser.recognises("\uFEFF <?xml version='1.0'?><!-- <a> --><!DOCTYPE f [<!ELEMENT a ANY>]><x:filing"
                        .concat(" >")
                        .getBytes(UTF_8)))
                .isTrue();
        assertThat(parser.recognises("<filings>".getBytes(UTF_8))).isFalse();
        assertThat(parser.recognises("<filing".getBytes(UTF_8))).isFalse();
        assertThat(parser.recognises("filing".getBytes(UTF_8))).isFalse();
        assertThat(parser.recognises(new byte[0])).isFalse();
    }

    @Test
    void keepsTheBeginningOfALongDocumentThatIsDamaged() {
        String damaged =
                "<filing><number>12345678</number><text>" + "<p>text</p>\n".repeat(200_000) + "</p></text></filing>";

        Rejected rejected = (Rejected)
                DOCUMENTS.documents(file(1) + DECLARATION + damaged + file(1)).get(1);

        assertThat(rejected.raw())
                .asString(UTF_8)
                .isEqualTo((DECLARATION + damaged).substring(0, ParsedDocument.RAW_LIMIT));
        assertThat(rejected.reason()).contains("line 200002, column 1 of the document: </p> closes <text>");
    }

    @Test
    void readsALongBodyAndARepeatedDocumentTwice() {
        String body = "<p a='>'>text</p>".repeat(300_000);
        String lengthy = DECLARATION + "<filing><number>12345678</number><text>" + body + "</text></filing>";

        List<ParsedDocument> documents = DOCUMENTS.documents(lengthy + lengthy);

        assertThat(numbers(documents)).containsExactly("12345678", "12345678");
        assertThat(documents).allMatch(each -> ((Observed) each).warnings().size() == 1);
    }

    @Test
    void rejectsADocumentWhoseBeginningIsTooLong() {
        String lengthy = DECLARATION + "<filing><title>" + "x".repeat(9 << 20) + "</title></filing>";

        List<ParsedDocument> documents = DOCUMENTS.documents(file(1) + lengthy + file(1));

        assertThat(numbers(documents)).hasSize(2);
        assertThat(reasons(documents)).hasSize(1);
        assertThat(reasons(documents).get(0)).startsWith("longer than the 8388608 bytes");
    }

    @Test
    void rejectsARecordThatIsTooLong() {
        String one = "<filing><number>12345678</number></filing>";
        String lengthy = "<filing><number>12345679</number>" + "<p>x</p>".repeat(17 << 17) + "</filing>";

        List<ParsedDocument> documents = RECORDS.documents("<filings>" + one + lengthy + one + "</filings>");

        assertThat(numbers(documents)).containsExactly("12345678", "12345678");
        assertThat(reasons(documents)).hasSize(1);
        assertThat(reasons(documents).get(0)).startsWith("longer than the 16777216 bytes");
    }
}
