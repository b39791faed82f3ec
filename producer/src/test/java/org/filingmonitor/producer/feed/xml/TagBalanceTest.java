package org.filingmonitor.producer.feed.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.filingmonitor.producer.feed.DocumentReader;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.ParsedDocument.Rejected;
import org.filingmonitor.producer.feed.Position;
import org.filingmonitor.producer.feed.Source;

/** The check of bodies accepts what a parser accepts, and rejects what does not match or is cut. */
class TagBalanceTest {

    /** Documents of which only the body stands behind the root. */
    private static final XmlFormat BODY = new XmlFormat() {
        @Override
        public String format() {
            return "bodies";
        }

        @Override
        public Set<String> roots() {
            return Set.of("r");
        }

        @Override
        public String record() {
            return "";
        }

        @Override
        public Set<String> bodies() {
            return Set.of("body");
        }

        @Override
        public List<ParsedDocument> read(XmlCursor root, Source source, Position position) {
            return List.of(new ParsedDocument.Skipped(position, "read"));
        }
    };

    private static boolean accepts(byte[] document, int step) {
        try {
            List<ParsedDocument> documents = new ArrayList<>();
            DocumentReader reader = new XmlFeedParser(BODY).read(inSteps(document, step), AnXmlFormat.SOURCE);
            for (ParsedDocument next = reader.next(); next != null; next = reader.next()) {
                documents.add(next);
            }
            return documents.size() == 1 && !(documents.get(0) instanceof Rejected);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A stream that gives few bytes at once. */
    private static InputStream inSteps(byte[] document, int step) {
        return new ByteArrayInputStream(document) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(length, step));
            }
        };
    }

    private static boolean parserAccepts(byte[] document) {
        try {
            XMLInputFactory parsers = XMLInputFactory.newDefaultFactory();
            parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            XMLStreamReader reader = parsers.createXMLStreamReader(new ByteArrayInputStream(document));
            while (reader.hasNext()) {
                reader.next();
            }
            return true;
        } catch (XMLStreamException malformed) {
            return false;
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void acceptsWhatIsWellFormed(@ForAll("documents") String document, @ForAll @IntRange(min = 1, max = 50) int step) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);

        assertThat(parserAccepts(bytes)).isTrue();
        assertThat(accepts(bytes, step)).isTrue();
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void rejectsWhatIsCut(@ForAll("documents") String document, @ForAll @IntRange(min = 1, max = 1000) int cut) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);

        assertThat(accepts(Arrays.copyOf(bytes, cut % (bytes.length - 1)), 50)).isFalse();
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void acceptsWhatAParserAcceptsOfMutations(
            @ForAll("documents") String document,
            @ForAll @IntRange(min = 0, max = 1000) int at,
            @ForAll("mutations") String mutation,
            @ForAll @IntRange(min = 0, max = 3) int removed) {
        int from = at % document.length();
        String mutated = document.substring(0, from)
                + mutation
                + document.substring(Math.min(document.length(), from + removed));
        byte[] bytes = mutated.getBytes(StandardCharsets.UTF_8);

        if (parserAccepts(bytes)) {
            assertThat(accepts(bytes, 7)).as(mutated).isTrue();
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void rejectsAnEndTagThatDoesNotMatch(@ForAll("contents") String content, @ForAll("names") String name) {
        String document = "<r><body><" + name + ">" + content + "</" + name + "x></body></r>";

        assertThat(accepts(document.getBytes(StandardCharsets.UTF_8), 50)).isFalse();
    }

    @Provide
    Arbitrary<String> mutations() {
        return Arbitraries.of(
                "",
                "<",
                ">",
                "/",
                "\"",
                "'",
                "<!--",
                "-->",
                "<![CDATA[",
                "]]>",
                "<?",
                "?>",
                "</p>",
                "<p>",
                "<p/>",
                " ");
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(
                "p",
                "b",
                "claim-text",
                "claim",
                "mathematical",
                "mathematics",
                "averyveryverylongname",
                "averyveryVerylongname",
                "é");
    }

    @Provide
    Arbitrary<String> documents() {
        return contents().map(content -> "<?xml version=\"1.0\"?><r><body>" + content + "</body></r>");
    }

    @Provide
    Arbitrary<String> contents() {
        return content(4);
    }

    private Arbitrary<String> content(int depth) {
        Arbitrary<String> leaf = Arbitraries.of(
                "text",
                "a > b",
                "&amp;",
                "&#955;",
                "é 名",
                "\n",
                "<!-- a <b> - ' -->",
                "<![CDATA[<a>]] > '\"]]>",
                "<?pi a '<b>' ?>",
                "<b/>",
                "<b a='1 > 2' c = \"'\"/>",
                "<p id='x'>t</p >",
                "longer text without any markup at all");
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> element = Combinators.combine(
                        names(), Arbitraries.of("", " a='/'", " a=\">\" b='\"'", "\n"), content(depth - 1))
                .as((name, attributes, inside) -> "<" + name + attributes + ">" + inside + "</" + name + ">");
        return Arbitraries.oneOf(leaf, element).list().ofMaxSize(4).map(parts -> String.join("", parts));
    }
}
