package org.filingmonitor.producer.feed.uspto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.event.Owner;
import org.filingmonitor.event.Publication;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.ParsedDocument.Observed;
import org.filingmonitor.producer.feed.ParsedDocument.Rejected;
import org.filingmonitor.producer.feed.ParsedDocument.Skipped;
import org.filingmonitor.producer.feed.Reading;
import org.filingmonitor.producer.feed.xml.XmlFeedParser;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Node;

/** Every real document is read as a second reading, by XPath over a tree, reads it. */
class RealUsptoTest {

    private static final String RED_BOOK = "/*/*[starts-with(name(),'us-bibliographic-data')]";
    private static final String PAP = "/patent-application-publication/subdoc-bibliographic-information";

    @Test
    void readsEveryDocumentAsASecondReadingDoes() throws IOException {
        int filings = 0;
        int skipped = 0;
        int rejected = 0;
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            List<byte[]> pieces = pieces(file.getValue());
            List<ParsedDocument> documents = Reading.of(new XmlFeedParser(new UsptoXml()), file.getValue())
                    .documents();
            assertThat(documents).as(file.getKey()).hasSameSizeAs(pieces);
            for (int i = 0; i < pieces.size(); i++) {
                ParsedDocument document = documents.get(i);
                XPathReading tree = XPathReading.of(pieces.get(i)).orElse(null);
                if (tree == null) {
                    assertThat(document).isInstanceOf(Rejected.class);
                    rejected++;
                } else if (tree.root().equals("sequence-cwu")) {
                    assertThat(document).isInstanceOf(Skipped.class);
                    skipped++;
                } else {
                    compare(file.getKey() + " " + i, (Observed) document, tree);
                    filings++;
                }
            }
        }
        assertThat(List.of(filings, skipped, rejected)).containsExactly(119, 1, 1);
    }

    @Test
    void saysWhereTheDamagedGrantIsDamaged() throws IOException {
        byte[] damaged = files().get("malformed-US07057742-20060606.XML");

        assertThat(Reading.of(new XmlFeedParser(new UsptoXml()), damaged)
                        .rejections()
                        .get(0)
                        .reason())
                .contains("line 880")
                .contains("</maths> closes <p>");
    }

    private static Map<String, byte[]> files() throws IOException {
        String feeds = System.getProperty("feeds.dir", "");
        Assumptions.assumeFalse(feeds.isEmpty(), "no real feeds: give -Dfeeds.dir=DIR");
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (Stream<Path> paths = Files.list(Path.of(feeds, "data", "uspto-xml"))) {
            for (Path path : paths.sorted().toList()) {
                if (path.toString().endsWith(".zip")) {
                    unzip(path, files);
                } else {
                    files.put(path.getFileName().toString(), Files.readAllBytes(path));
                }
            }
        }
        return files;
    }

    private static void unzip(Path zip, Map<String, byte[]> files) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().endsWith(".xml")) {
                    files.put(entry.getName(), in.readAllBytes());
                }
            }
        }
    }

    private static List<byte[]> pieces(byte[] file) {
        return Stream.of(new String(file, StandardCharsets.ISO_8859_1).split("(?=<\\?xml )"))
                .map(piece -> piece.getBytes(StandardCharsets.ISO_8859_1))
                .toList();
    }

    private static void compare(String name, Observed document, XPathReading tree) {
        FilingObservation filing = document.observation();
        assertThat(document.warnings()).as(name).isEmpty();
        if (tree.root().equals("patent-application-publication")) {
            comparePap(filing, tree);
            return;
        }
        String number = tree.text(RED_BOOK + "/application-reference/document-id/doc-number");
        assertThat(filing.getId()).as(name).isEqualTo("US-" + number);
        assertThat(filing.getApplicationNumber()).as(name).isEqualTo(number);
        assertThat(filing.getFiled()).as(name).isEqualTo(date(tree.text(RED_BOOK + "/application-reference//date")));
        assertThat(filing.getTitle()).as(name).isEqualTo(tree.text(RED_BOOK + "/invention-title"));
        String text = String.join(" ", tree.texts("/*/abstract//p"));
        assertThat(filing.getAbstract$()).as(name).isEqualTo(text.isEmpty() ? null : text);
        comparePublication(name, filing, tree);
        assertThat(filing.getOwners()).as(name).isEqualTo(owners(tree));
        assertThat(filing.getInventors()).as(name).isEqualTo(inventors(tree));
        assertThat(filing.getIpc()).as(name).isEqualTo(ipc(tree));
        assertThat(filing.getCpc())
                .as(name)
                .isEqualTo(symbols(tree, RED_BOOK + "/classifications-cpc//classification-cpc"));
        compareRelated(name, filing, tree);
    }

    private static void comparePublication(String name, FilingObservation filing, XPathReading tree) {
        String at = RED_BOOK + "/publication-reference/document-id";
        String kind = tree.text(at + "/kind");
        String number = "US" + tree.text(at + "/doc-number").replaceFirst("^([A-Z]*)0*", "$1") + kind;
        LocalDate date = date(tree.text(at + "/date"));
        assertThat(filing.getPublications()).as(name).containsExactly(new Publication(number, kind, date));
        boolean granted = tree.root().equals("us-patent-grant");
        assertThat(filing.getStatus()).as(name).isEqualTo(granted ? FilingStatus.IN_FORCE : null);
    }

    private static List<Owner> owners(XPathReading tree) {
        List<Node> parties = tree.nodes(RED_BOOK + "/assignees/assignee");
        if (parties.isEmpty()) {
            parties = tree.nodes(RED_BOOK + "//us-applicant|" + RED_BOOK + "//applicant");
        }
        return parties.stream()
                .map(party -> new Owner(name(tree, party), country(tree.text(party, ".//address/country"))))
                .toList();
    }

    private static String country(String code) {
        return code.matches("[A-Z]{2}") ? code : null;
    }

    private static List<String> inventors(XPathReading tree) {
        Set<String> names = new LinkedHashSet<>();
        for (String where : List.of("/us-parties/inventors/inventor", "/parties/applicants/applicant")) {
            tree.nodes(RED_BOOK + where).forEach(party -> names.add(name(tree, party)));
        }
        return List.copyOf(names);
    }

    private static String name(XPathReading tree, Node party) {
        String organisation = tree.text(party, ".//orgname");
        String person = (tree.text(party, ".//first-name") + " " + tree.text(party, ".//last-name")).strip();
        return organisation.isEmpty() ? person : organisation;
    }

    private static List<String> ipc(XPathReading tree) {
        List<String> old = tree.nodes(RED_BOOK + "/classification-ipc/*[contains(name(),'-classification')]").stream()
                .map(node -> withSlash(node.getTextContent()))
                .toList();
        return old.isEmpty() ? symbols(tree, RED_BOOK + "/classifications-ipcr/classification-ipcr") : old;
    }

    /** The subclass, then the main group in three columns or with zeros, then the subgroup. */
    private static String withSlash(String text) {
        String group = text.substring(4, 7).strip().replaceFirst("^0+", "");
        return text.substring(0, 4) + " " + group + "/"
                + text.substring(7).replace("/", "").strip();
    }

    private static List<String> symbols(XPathReading tree, String expression) {
        Set<String> symbols = new LinkedHashSet<>();
        for (Node node : tree.nodes(expression)) {
            symbols.add(tree.text(node, "section") + tree.text(node, "class") + tree.text(node, "subclass") + " "
                    + tree.text(node, "main-group") + "/" + tree.text(node, "subgroup"));
        }
        return List.copyOf(symbols);
    }

    private static void compareRelated(String name, FilingObservation filing, XPathReading tree) {
        String ids = "/priority-claims/priority-claim|" + RED_BOOK + "/us-related-documents/*/document-id|" + RED_BOOK
                + "/us-related-documents/*/relation/parent-doc/document-id|" + RED_BOOK
                + "/pct-or-regional-filing-data/document-id|" + RED_BOOK
                + "/pct-or-regional-publishing-data/document-id";
        List<String> expected = new ArrayList<>();
        for (Node id : tree.nodes(RED_BOOK + ids)) {
            expected.add(relation(id) + " " + tree.text(id, "country") + " " + tree.text(id, "doc-number") + " "
                    + date(tree.text(id, "date")));
        }
        assertThat(filing.getRelated().stream()
                        .map(one -> one.getRelation() + " " + one.getOffice() + " " + one.getNumber() + " "
                                + one.getDate()))
                .as(name)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static String relation(Node id) {
        if (id.getNodeName().equals("priority-claim")) {
            return "priority-claim";
        }
        Node parent = id.getParentNode();
        return parent.getNodeName().equals("parent-doc")
                ? parent.getParentNode().getParentNode().getNodeName()
                : parent.getNodeName();
    }

    private static void comparePap(FilingObservation filing, XPathReading tree) {
        assertThat(filing.getApplicationNumber())
                .isEqualTo(tree.text(PAP + "/domestic-filing-data/application-number"));
        assertThat(filing.getFiled()).isEqualTo(date(tree.text(PAP + "/domestic-filing-data/filing-date")));
        assertThat(filing.getTitle()).isEqualTo(tree.text(PAP + "/technical-information/title-of-invention"));
        assertThat(filing.getAbstract$()).isEqualTo(String.join(" ", tree.texts("/*/subdoc-abstract/paragraph")));
        assertThat(filing.getIpc()).containsExactly(withSlash(tree.text(PAP + "//classification-ipc-primary/ipc")));
        String inventor = String.join(
                " ",
                List.of(
                        tree.text(PAP + "//given-name"),
                        tree.text(PAP + "//middle-name"),
                        tree.text(PAP + "//family-name")));
        assertThat(filing.getInventors()).containsExactly(inventor);
        assertThat(filing.getOwners()).containsExactly(new Owner(inventor, "US"));
        String number = "US" + tree.text(PAP + "/document-id/doc-number") + "A1";
        assertThat(filing.getPublications())
                .containsExactly(new Publication(number, "A1", date(tree.text(PAP + "/document-id/document-date"))));
    }

    private static LocalDate date(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
    }
}
