package org.filingmonitor.producer.feed.uspto;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** A second reading of a document, by XPath over a tree, that shares nothing with the first one. */
final class XPathReading {

    private static final Set<String> INLINE =
            Set.of("b", "i", "u", "o", "sub", "sup", "sub2", "sup2", "smallcaps", "figref", "crossref");

    private final XPath path = XPathFactory.newInstance().newXPath();
    private final Document document;

    private XPathReading(Document document) {
        this.document = document;
    }

    /** Reads a document; empty if it is not well-formed. */
    static Optional<XPathReading> of(byte[] document) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setEntityResolver((name, place) -> new InputSource(new StringReader("")));
            builder.setErrorHandler(new Throwing());
            return Optional.of(new XPathReading(builder.parse(new ByteArrayInputStream(document))));
        } catch (SAXException malformed) {
            return Optional.empty();
        } catch (ParserConfigurationException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String root() {
        return document.getDocumentElement().getNodeName();
    }

    /** Returns the text of the first node, as the monitor writes texts. */
    String text(String expression) {
        List<String> texts = texts(expression);
        return texts.isEmpty() ? "" : texts.get(0);
    }

    List<String> texts(String expression) {
        return nodes(document, expression).stream().map(XPathReading::plain).toList();
    }

    List<Node> nodes(String expression) {
        return nodes(document, expression);
    }

    private List<Node> nodes(Object from, String expression) {
        try {
            NodeList found = (NodeList) path.evaluate(expression, from, XPathConstants.NODESET);
            List<Node> nodes = new ArrayList<>();
            for (int i = 0; i < found.getLength(); i++) {
                nodes.add(found.item(i));
            }
            return nodes;
        } catch (XPathExpressionException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    /** Returns the text of the first node below another. */
    String text(Node from, String expression) {
        List<Node> found = nodes(from, expression);
        return found.isEmpty() ? "" : plain(found.get(0));
    }

    private static String plain(Node node) {
        StringBuilder text = new StringBuilder();
        collect(node, text);
        return text.toString()
                .replaceAll("[\\s\\u00A0\\u1680\\u2000-\\u200A\\u202F\\u3000]+", " ")
                .strip();
    }

    private static void collect(Node node, StringBuilder text) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(child.getNodeValue());
            } else if (child.getNodeType() == Node.ELEMENT_NODE) {
                String gap = INLINE.contains(child.getNodeName()) ? "" : " ";
                text.append(gap);
                collect(child, text);
                text.append(gap);
            }
        }
    }

    private static final class Throwing implements ErrorHandler {
        @Override
        public void warning(SAXParseException warning) {}

        @Override
        public void error(SAXParseException invalid) throws SAXException {
            throw invalid;
        }

        @Override
        public void fatalError(SAXParseException malformed) throws SAXException {
            throw malformed;
        }
    }
}
