package org.filingmonitor.producer.feed.epfulltext;

import java.util.List;
import java.util.Set;
import org.filingmonitor.producer.feed.FilingDraft;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.Position;
import org.filingmonitor.producer.feed.Source;
import org.filingmonitor.producer.feed.xml.XmlCursor;
import org.filingmonitor.producer.feed.xml.XmlFormat;

/**
 * Format {@code ep-fulltext}: the documents that the European Patent Office publishes, A1 to A9 and B1 to B9, each a
 * root {@code ep-patent-document}.
 *
 * <p>The elements, and the numbers and dates of other documents that stand among them (B430, B450, B477 and others), are
 * those of the office's DTD ep-patent-document, versions 1.0 to 1.5.1. Only B110, B130 and B140 are of the document
 * itself; nothing else enters as a publication.
 */
public final class EpFullText implements XmlFormat {

    private static final String ROOT = "ep-patent-document";

    @Override
    public String format() {
        return "ep-fulltext";
    }

    @Override
    public Set<String> roots() {
        return Set.of(ROOT);
    }

    @Override
    public String record() {
        return "";
    }

    @Override
    public Set<String> bodies() {
        return Set.of(
                "description",
                "claims",
                "amended-claims",
                "amended-claims-statement",
                "drawings",
                "search-report-data",
                "ep-reference-list");
    }

    @Override
    public List<ParsedDocument> read(XmlCursor root, Source source, Position position) {
        if (!root.name().equals(ROOT)) {
            throw new IllegalArgumentException("the root is " + root.name() + ", not " + ROOT);
        }
        FilingDraft draft = new FilingDraft(source, position);
        Identification document = new Identification(root);
        Bibliography bibliography = new Bibliography(draft, document);
        LanguageTexts abstracts = new LanguageTexts();
        root.children(name -> {
            switch (name) {
                case "SDOBI" -> bibliography.read(root);
                case "abstract", "SDOAB" -> abstracts.add(root.attribute("lang"), root.text());
                default -> {
                    if (bodies().contains(name)) {
                        root.stop();
                    }
                }
            }
        });
        document.state(draft);
        bibliography.state();
        abstracts.state(document.language(), draft::abstractText, draft::translatedAbstract);
        return List.of(draft.finish());
    }
}
