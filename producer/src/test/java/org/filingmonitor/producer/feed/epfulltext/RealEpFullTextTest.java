package org.filingmonitor.producer.feed.epfulltext;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.assertj.core.api.SoftAssertions;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.event.Publication;
import org.filingmonitor.event.RelatedApplication;
import org.filingmonitor.event.Translation;
import org.filingmonitor.producer.feed.Reading;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Every document of the real files, read a second time with XPath over a tree, says the same in every field. */
class RealEpFullTextTest {

    private static final XPath XPATH = XPathFactory.newInstance().newXPath();
    private static final String B = "/ep-patent-document/SDOBI/";

    @TestFactory
    Stream<DynamicTest> saysWhatXPathFinds() throws IOException {
        String feeds = System.getProperty("feeds.dir", "");
        Assumptions.assumeFalse(feeds.isEmpty(), "no real feeds: give -Dfeeds.dir=DIR");
        try (Stream<Path> files = Files.list(Path.of(feeds, "data", "ep-fulltext-xml"))) {
            List<Path> all = files.sorted().toList();
            assertThat(all).isNotEmpty();
            return all.stream().map(file -> DynamicTest.dynamicTest(file.getFileName() + "", () -> compare(file)));
        }
    }

    private static void compare(Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        Reading reading = EpReading.of(bytes);
        Document tree;
        try {
            tree = tree(bytes);
        } catch (SAXException malformed) {
            // Where the damage is in the body, of which nothing is read, the document may be read all the same.
            assertThat(reading.documents()).hasSize(1);
            return;
        }
        assertThat(reading.rejections()).isEmpty();
        assertThat(reading.warnings()).isEmpty();
        FilingObservation filing = reading.filings().get(0);
        SoftAssertions.assertSoftly(softly -> {
            identity(softly, filing, tree);
            texts(softly, filing, tree);
            parties(softly, filing, tree);
            softly.assertThat(filing.getIpc()).containsExactlyElementsOf(ipc(tree));
            softly.assertThat(filing.getCpc()).containsExactlyElementsOf(cpc(tree));
            softly.assertThat(filing.getRelated()).containsExactlyElementsOf(related(tree));
        });
    }

    private static void identity(SoftAssertions softly, FilingObservation filing, Document tree) {
        String application = one(tree, B + "B200/B210").replaceAll("\\..*", "");
        LocalDate published = date(one(tree, B + "B100/B140/date"));
        String kind = one(tree, B + "B100/B130");
        softly.assertThat(filing.getId()).isEqualTo("EP-" + application);
        softly.assertThat(filing.getApplicationNumber()).isEqualTo(application);
        softly.assertThat(filing.getFiled()).isEqualTo(date(one(tree, B + "B200/B220/date")));
        softly.assertThat(filing.getPublications())
                .containsExactly(new Publication("EP" + one(tree, B + "B100/B110") + kind, kind, published));
        softly.assertThat(filing.getDeletedPublications()).isEmpty();
        softly.assertThat(filing.getFirstPublished()).isNull();
        softly.assertThat(filing.getRevision())
                .isEqualTo(published.atStartOfDay(ZoneOffset.UTC).toInstant());
        softly.assertThat(filing.getStatus()).isEqualTo(kind.startsWith("B") ? FilingStatus.IN_FORCE : null);
    }

    private static void texts(SoftAssertions softly, FilingObservation filing, Document tree) {
        String title = B + "B500/B540/B542[preceding-sibling::B541[1]='%s']";
        softly.assertThat(filing.getTitle()).isEqualTo(one(tree, title.formatted("en")));
        List<String> languages = all(tree, "/ep-patent-document/abstract/@lang");
        String language = languages.contains("en") || languages.isEmpty() ? "en" : languages.get(0);
        // Words alone: where blanks stand around markup is the cursor's to say.
        softly.assertThat(letters(filing.getAbstract$()))
                .isEqualTo(letters(one(tree, "/ep-patent-document/abstract[@lang='" + language + "']")));
        softly.assertThat(filing.getTranslations())
                .filteredOn(translation -> translation.getTitle() != null)
                .containsExactly(
                        new Translation("de", one(tree, title.formatted("de")), null),
                        new Translation("fr", one(tree, title.formatted("fr")), null));
    }

    private static String letters(String text) {
        return text == null ? "" : text.replaceAll("[\\s\\u00A0\\u2002\\u2003]", "");
    }

    private static void parties(SoftAssertions softly, FilingObservation filing, Document tree) {
        String applicants = B + "B700/B710/B711";
        String proprietors = B + "B700/B730/B731";
        boolean patent = one(tree, B + "B100/B130").startsWith("B");
        String owners = patent && !all(tree, proprietors).isEmpty() ? proprietors : applicants;
        softly.assertThat(filing.getOwners())
                .extracting(owner -> owner.getName())
                .containsExactlyElementsOf(all(tree, owners + "/snm"));
        softly.assertThat(filing.getOwners())
                .extracting(owner -> owner.getCountry())
                .containsExactlyElementsOf(all(tree, owners + "/adr/ctry"));
        softly.assertThat(filing.getInventors()).containsExactlyElementsOf(all(tree, B + "B700/B720/B721/snm"));
    }

    private static List<String> ipc(Document tree) {
        List<String> old = all(tree, B + "B500/B510/*[self::B511 or self::B512 or self::B513]").stream()
                .map(text -> text.replaceFirst("^\\d ?", "").replaceFirst(" [A-Z-]$", ""))
                .toList();
        List<String> reformed = all(tree, B + "B500/B510EP/classification-ipcr/text");
        return Stream.concat(old.stream(), reformed.stream())
                .map(RealEpFullTextTest::symbol)
                .distinct()
                .toList();
    }

    private static List<String> cpc(Document tree) {
        return all(tree, B + "B500/B520EP/classifications-cpc/classification-cpc/text").stream()
                .map(RealEpFullTextTest::symbol)
                .distinct()
                .toList();
    }

    private static String symbol(String text) {
        String[] parts =
                text.replaceFirst("^([A-Z]) ?(\\d\\d) ?([A-Z])", "$1$2$3 ").split("[ /]+", 4);
        return parts[0] + " " + parts[1] + "/" + parts[2];
    }

    private static List<RelatedApplication> related(Document tree) {
        List<RelatedApplication> related = new ArrayList<>();
        List<String> numbers = all(tree, B + "B300/B310");
        List<String> dates = all(tree, B + "B300/B320/date");
        List<String> offices = all(tree, B + "B300/B330/ctry");
        IntStream.range(0, numbers.size())
                .mapToObj(i ->
                        new RelatedApplication("priority-claim", offices.get(i), numbers.get(i), date(dates.get(i))))
                .forEach(related::add);
        add(related, tree, "division", "EP", B + "B600/B620/parent/pdoc", "anum");
        add(related, tree, "divided-application", "EP", B + "B600/B620EP/parent/cdoc", "anum");
        add(related, tree, "pct-application", "WO", B + "B800/B860/B861", "anum");
        add(related, tree, "pct-publication", "WO", B + "B800/B870/B871", "pnum");
        return related;
    }

    private static void add(
            List<RelatedApplication> related,
            Document tree,
            String relation,
            String office,
            String path,
            String number) {
        for (int i = 1; i <= all(tree, path).size(); i++) {
            String document = "(" + path + ")[" + i + "]/";
            related.add(new RelatedApplication(
                    relation, office, one(tree, document + "dnum/" + number), date(one(tree, document + "date"))));
        }
    }

    private static LocalDate date(String text) {
        return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static String one(Document tree, String path) {
        return all(tree, path).stream().findFirst().orElse("");
    }

    private static List<String> all(Document tree, String path) {
        try {
            NodeList nodes = (NodeList) XPATH.evaluate(path, tree, XPathConstants.NODESET);
            return IntStream.range(0, nodes.getLength())
                    .mapToObj(i -> nodes.item(i)
                            .getTextContent()
                            .replaceAll("\\s+", " ")
                            .strip())
                    .toList();
        } catch (XPathExpressionException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Document tree(byte[] bytes) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
        builder.setErrorHandler(null);
        return builder.parse(new ByteArrayInputStream(bytes));
    }
}
