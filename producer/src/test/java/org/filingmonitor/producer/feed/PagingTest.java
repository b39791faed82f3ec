package org.filingmonitor.producer.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.filingmonitor.producer.feed.ParsedDocument.Rejected;
import org.filingmonitor.producer.feed.ParsedDocument.Skipped;
import org.junit.jupiter.api.Test;

class PagingTest {

    private static final Position POSITION = Position.of("page.txt");

    @Test
    void endsAPageAfterFiveHundredDocumentsOrTheLast() throws Exception {
        DocumentReader reader = DocumentReader.of(Collections.nCopies(1000, new Skipped(POSITION, "none")));

        assertThat(Paging.next(reader)).satisfies(page -> assertPage(page, 500, false));
        assertThat(Paging.next(reader)).satisfies(page -> assertPage(page, 500, false));
        assertThat(Paging.next(reader)).isEqualTo(new Paging.Page(List.of(), true));
    }

    @Test
    void endsAPageWithTheDocumentThatReachesItsWeight() throws Exception {
        Rejected large = new Rejected(POSITION, "too large", new byte[ParsedDocument.RAW_LIMIT]);
        DocumentReader reader = DocumentReader.of(Collections.nCopies(70, large));

        assertThat(Paging.next(reader)).satisfies(page -> assertPage(page, 64, false));
        assertThat(Paging.next(reader)).satisfies(page -> assertPage(page, 6, true));
    }

    private static void assertPage(Paging.Page page, int documents, boolean last) {
        assertThat(page.documents()).hasSize(documents);
        assertThat(page.last()).isEqualTo(last);
    }
}
