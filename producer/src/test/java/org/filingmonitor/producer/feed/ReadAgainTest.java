package org.filingmonitor.producer.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.producer.feed.ParsedDocument.Observed;
import org.filingmonitor.producer.feed.ParsedDocument.Rejected;
import org.filingmonitor.producer.feed.cndocument.CnDocumentParser;
import org.filingmonitor.producer.feed.cnlisting.CnListingParser;
import org.filingmonitor.producer.feed.portfolio.OwnerPortfolioParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of a rejected document, read again alone once nothing is wrong, says what it said among the others. */
class ReadAgainTest {

    private static final LocalDate LONG_AGO = LocalDate.of(1791, 1, 1);

    private final Formats formats =
            new Formats(List.of(new OwnerPortfolioParser(), new CnDocumentParser(), new CnListingParser()));

    @ParameterizedTest
    @ValueSource(strings = {"owner-portfolio-en.txt", "agency-listing-zh.txt", "document-page-zh.txt"})
    void saysTheSameAsAmongTheOthers(String page) throws IOException {
        byte[] bytes = SeedPage.bytes(page);
        List<ParsedDocument> once = read(bytes, Reading.TODAY);
        List<ParsedDocument> rejected = read(bytes, LONG_AGO);

        assertThat(rejected).hasSameSizeAs(once).allMatch(Rejected.class::isInstance);
        for (int i = 0; i < once.size(); i++) {
            List<ParsedDocument> again = read(((Rejected) rejected.get(i)).raw(), Reading.TODAY);
            assertThat(again).hasSize(1);
            assertThat(unplaced(again.get(0))).isEqualTo(unplaced(once.get(i)));
        }
    }

    private List<ParsedDocument> read(byte[] bytes, LocalDate today) throws IOException {
        Source source = new Source("test", "file.txt", false, Optional.empty(), today);
        List<ParsedDocument> documents = new ArrayList<>();
        try (DocumentReader reader = formats.read(Formats.AUTO, new ByteArrayInputStream(bytes), source)) {
            for (ParsedDocument next = reader.next(); next != null; next = reader.next()) {
                documents.add(next);
            }
        }
        return documents;
    }

    private static FilingObservation unplaced(ParsedDocument document) {
        return FilingObservation.newBuilder(((Observed) document).observation())
                .setPosition("")
                .build();
    }
}
