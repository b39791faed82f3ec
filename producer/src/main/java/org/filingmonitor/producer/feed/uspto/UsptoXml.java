package org.filingmonitor.producer.feed.uspto;

import java.util.List;
import java.util.Set;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.ParsedDocument.Skipped;
import org.filingmonitor.producer.feed.Position;
import org.filingmonitor.producer.feed.Source;
import org.filingmonitor.producer.feed.xml.XmlCursor;
import org.filingmonitor.producer.feed.xml.XmlFormat;

/**
 * {@code uspto-xml}: published applications and grants of the United States Patent and Trademark Office in XML, one
 * document after another, as its weekly files hold them.
 *
 * <ul>
 *   <li>Red Book v4.0 to v4.7 (since 2005): {@code us-patent-grant}, {@code us-patent-application}.
 *   <li>PAP v1.5 and v1.6 (applications 2001 to 2004): {@code patent-application-publication}.
 *   <li>ST.32 v2.5 (grants 2001 to 2004): {@code PATDOC}.
 *   <li>{@code sequence-cwu}, a sequence listing that belongs to a grant of the same file, is no filing and skipped.
 * </ul>
 *
 * A document of another version is read all the same, if it states its publication where these do; else it is rejected
 * and its version named.
 *
 * @see <a href="https://bulkdata.uspto.gov/">The office's bulk data, with the document types of every version</a>
 */
public final class UsptoXml implements XmlFormat {

    private static final String GRANT = "us-patent-grant";
    private static final String APPLICATION = "us-patent-application";
    private static final String APPLICATION_UNTIL_2004 = "patent-application-publication";
    private static final String GRANT_UNTIL_2004 = "PATDOC";
    private static final String SEQUENCES = "sequence-cwu";

    private static final Set<String> ROOTS =
            Set.of(GRANT, APPLICATION, APPLICATION_UNTIL_2004, GRANT_UNTIL_2004, SEQUENCES);

    private static final Set<String> BODIES = Set.of(
            "drawings",
            "description",
            "claims",
            "us-claim-statement",
            "us-sequence-list-doc",
            "sequence-list",
            "sequence-list-new-rules",
            "sequence-list-old-rules",
            "subdoc-description",
            "subdoc-claims",
            "subdoc-drawings",
            "SDODE",
            "SDOCL",
            "SDODR");

    /** Most of a grant's bibliographic data is citations. */
    private static final Set<String> UNREAD = Set.of(
            "us-references-cited",
            "references-cited",
            "us-field-of-classification-search",
            "field-of-search",
            "us-botanic",
            "classification-national",
            "figures",
            "examiners");

    @Override
    public String format() {
        return "uspto-xml";
    }

    @Override
    public Set<String> roots() {
        return ROOTS;
    }

    @Override
    public String record() {
        return "";
    }

    @Override
    public Set<String> bodies() {
        return BODIES;
    }

    @Override
    public Set<String> unread() {
        return UNREAD;
    }

    @Override
    public List<ParsedDocument> read(XmlCursor root, Source source, Position position) {
        if (root.name().equals(SEQUENCES)) {
            return List.of(new Skipped(position, "a sequence listing, which belongs to another document"));
        }
        String version = root.attribute("dtd-version") + root.attribute("DTD");
        UsptoFiling filing = new UsptoFiling(source, position);
        switch (root.name()) {
            case APPLICATION_UNTIL_2004 -> new PapDocument(root, filing).read();
            case GRANT_UNTIL_2004 -> new PatdocDocument(root, filing).read();
            default -> new RedBookDocument(root, filing).read();
        }
        return List.of(filing.finish(version));
    }
}
