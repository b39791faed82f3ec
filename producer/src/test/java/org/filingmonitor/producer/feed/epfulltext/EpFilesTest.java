package org.filingmonitor.producer.feed.epfulltext;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.producer.feed.ParsedDocument.Observed;
import org.filingmonitor.producer.feed.ParsedDocument.Rejected;
import org.filingmonitor.producer.feed.Reading;
import org.junit.jupiter.api.Test;

/** Files of documents one after another, whole, damaged and cut. */
class EpFilesTest {

    private static final AnEpDocument FIRST = AnEpDocument.of("2743087", "A1", "20140618")
            .title("de", "Druckmaschine für Behälter")
            .title("en", "Printing machine")
            .abstractText("en", "<p>A machine &amp; its case.</p>");
    private static final AnEpDocument SECOND = AnEpDocument.of("2743087", "B1", "20160323");
    private static final AnEpDocument THIRD = AnEpDocument.of("2743087", "B2", "20210505");

    private static List<String> publications(Reading reading) {
        return reading.filings().stream()
                .map(filing -> filing.getPublications().get(0).getNumber())
                .toList();
    }

    @Test
    void readsDocumentsOneAfterAnother() {
        Reading reading = EpReading.of("" + FIRST + SECOND + THIRD);
        assertThat(publications(reading)).containsExactly("EP2743087A1", "EP2743087B1", "EP2743087B2");
        assertThat(reading.filings()).extracting(FilingObservation::getId).containsOnly("EP-13189031");
        assertThat(reading.rejections()).isEmpty();
        assertThat(reading.warnings()).isEmpty();
    }

    @Test
    void aDamagedDocumentStopsNoOther() {
        String damaged = SECOND.toString().replace("13189031.1", "1318 & 9031");
        Reading reading = EpReading.of("" + FIRST + damaged + THIRD);
        assertThat(publications(reading)).containsExactly("EP2743087A1", "EP2743087B2");
        assertThat(reading.rejections()).singleElement().satisfies(rejected -> assertThat(rejected.reason())
                .startsWith("not well-formed: line "));
    }

    @Property
    void aCutFileGivesTheDocumentsBeforeTheCutAndOneRejection(@ForAll @IntRange(min = 1, max = 10_000) int from) {
        byte[] first = FIRST.toString().getBytes(StandardCharsets.UTF_8);
        byte[] both = ("" + FIRST + SECOND).getBytes(StandardCharsets.UTF_8);
        int cut = 1 + from % (both.length - 2);
        Reading reading = EpReading.of(Arrays.copyOf(both, cut));
        // The last byte of a document is the line's end after it.
        int whole = cut >= first.length - 1 ? 1 : 0;
        assertThat(publications(reading)).hasSize(whole);
        boolean betweenDocuments = cut == first.length || cut == first.length - 1;
        assertThat(reading.documents().stream().filter(Rejected.class::isInstance))
                .hasSize(betweenDocuments ? 0 : 1);
        assertThat(reading.documents().stream().filter(Observed.class::isInstance))
                .hasSize(whole);
    }
}
