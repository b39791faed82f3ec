package org.filingmonitor.producer.feed.exchange;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.filingmonitor.event.Owner;
import org.filingmonitor.event.Publication;
import org.filingmonitor.event.RelatedApplication;
import org.filingmonitor.event.Translation;
import org.filingmonitor.filing.IpcSymbol;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** An exchange document read by XPath over the whole document: what the cursor's reading is compared with. */
record XPathReading(Element document) {

    private static final XPath XPATH = XPathFactory.newInstance().newXPath();

    /** Reads a file; its own prefix is cut out of the text, so that a path holds plain names. */
    static List<XPathReading> of(byte[] file) {
        String plain = new String(file, StandardCharsets.UTF_8).replaceAll("(</?)exch:", "$1");
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            Element root = factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(plain)))
                    .getDocumentElement();
            return new XPathReading(root)
                    .all("/descendant-or-self::exchange-document").stream()
                            .map(XPathReading::new)
                            .toList();
        } catch (ParserConfigurationException | SAXException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<Element> all(String path) {
        try {
            NodeList nodes = (NodeList) XPATH.evaluate(path, document, XPathConstants.NODESET);
            return IntStream.range(0, nodes.getLength())
                    .mapToObj(i -> (Element) nodes.item(i))
                    .toList();
        } catch (XPathExpressionException wrong) {
            throw new IllegalStateException(path, wrong);
        }
    }

    private List<String> texts(String path) {
        return all(path).stream().map(XPathReading::text).toList();
    }

    private String first(String path) {
        List<String> texts = texts(path);
        return texts.isEmpty() ? "" : texts.get(0);
    }

    private static String text(Element element) {
        return element.getTextContent().replaceAll("[\\s\\u00a0\\u2002]+", " ").strip();
    }

    private static LocalDate date(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
    }

    String attribute(String name) {
        return document.getAttribute(name);
    }

    /** The publication as printed; the zero that the EPO drops from American applications is back. */
    Publication publication() {
        String number = attribute("doc-number");
        String printed = attribute("country").equals("US") && number.length() == 10
                ? number.substring(0, 4) + "0" + number.substring(4)
                : number;
        String stated = attribute("date-publ").isEmpty()
                ? first("bibliographic-data/publication-reference/document-id[@document-id-type='docdb']/date")
                : attribute("date-publ");
        String kind = attribute("kind");
        return new Publication(attribute("country") + printed + kind, kind, date(stated));
    }

    LocalDate filed() {
        return date(first("bibliographic-data/application-reference/document-id/date"));
    }

    LocalDate revised() {
        String exchanged = attribute("date-of-last-exchange");
        return exchanged.isEmpty() ? publication().getDate() : date(exchanged);
    }

    String title() {
        return main("bibliographic-data/invention-title");
    }

    String abstractText() {
        return main("abstract");
    }

    private String main(String path) {
        List<Element> english = all(path).stream()
                .filter(each -> each.getAttribute("lang").equals("en"))
                .toList();
        List<Element> preferred = english.isEmpty() ? all(path) : english;
        return preferred.isEmpty() ? null : text(preferred.get(0));
    }

    List<Translation> translations() {
        Map<String, Translation> translations = new TreeMap<>();
        others("bibliographic-data/invention-title", title())
                .forEach((lang, text) -> translations.put(lang, new Translation(lang, text, null)));
        others("abstract", abstractText()).forEach((lang, text) -> translations
                .computeIfAbsent(lang, unseen -> new Translation(lang, null, null))
                .setAbstract$(text));
        return List.copyOf(translations.values());
    }

    private Map<String, String> others(String path, String main) {
        Map<String, String> others = new LinkedHashMap<>();
        all(path).stream()
                .filter(each -> !text(each).equals(main))
                .forEach(each -> others.put(each.getAttribute("lang"), text(each)));
        return others;
    }

    /** In these files the office's list names the EPO's persons first, in the EPO's order, and nobody else. */
    List<Owner> persons(String path) {
        String epo = "[@data-format='epodoc' or @data-format='docdb']";
        String office = "[@data-format='original' or @data-format='docdba']";
        List<String> names = texts(path + office + "/*/name");
        List<Owner> persons = new ArrayList<>();
        for (Element person : all(path + epo)) {
            XPathReading normalised = new XPathReading(person);
            String name = normalised.first("*/name");
            String country = name.endsWith("]")
                    ? name.substring(name.length() - 3, name.length() - 1)
                    : normalised.first("residence/country");
            String spelled = names.get(persons.size()).replaceAll(",$", "");
            persons.add(new Owner(spelled, country.isEmpty() ? null : country));
        }
        return persons;
    }

    List<Owner> owners() {
        return persons("bibliographic-data/parties/applicants/applicant");
    }

    List<String> inventors() {
        return persons("bibliographic-data/parties/inventors/inventor").stream()
                .map(Owner::getName)
                .toList();
    }

    List<String> ipc() {
        String symbols = "bibliographic-data/classification-ipc/main-classification"
                + " | bibliographic-data/classifications-ipcr/classification-ipcr/text";
        return texts(symbols).stream()
                .map(each -> IpcSymbol.of(each).toString())
                .distinct()
                .toList();
    }

    List<String> cpc() {
        List<String> symbols = new ArrayList<>();
        for (Element each : all("bibliographic-data/patent-classifications/patent-classification")) {
            XPathReading parts = new XPathReading(each);
            if (!parts.all("classification-scheme[@scheme='CPCI']").isEmpty()) {
                String joined = String.join("", parts.texts("section | class | subclass")) + " "
                        + parts.first("main-group") + "/" + parts.first("subgroup");
                String whole = parts.first("classification-symbol");
                symbols.add(
                        whole.isEmpty()
                                ? joined
                                : whole.substring(0, 4) + " "
                                        + whole.substring(4).strip());
            }
        }
        return symbols.stream().distinct().toList();
    }

    List<RelatedApplication> priorities() {
        List<RelatedApplication> priorities = new ArrayList<>();
        for (Element id : all("bibliographic-data/priority-claims/priority-claim"
                + "[not(@data-format) or @data-format='docdb']/document-id[not(@document-id-type='original')]")) {
            XPathReading parts = new XPathReading(id);
            String country = parts.first("country");
            String number = parts.first("doc-number");
            boolean international = parts.first("kind").equals("W");
            String office = international ? "WO" : country.isEmpty() ? number.substring(0, 2) : country;
            String spelled = international ? country + number : country.isEmpty() ? number.substring(2) : number;
            priorities.add(new RelatedApplication("priority-claim", office, spelled, date(parts.first("date"))));
        }
        return priorities;
    }
}
