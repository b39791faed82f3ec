package org.filingmonitor.producer.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.filingmonitor.producer.feed.ParsedDocument.Rejected;
import org.filingmonitor.producer.feed.portfolio.OwnerPortfolioParser;
import org.junit.jupiter.api.Test;

class FormatsTest {

    private static final Source SOURCE = new Source("ingest", "page.txt", false, Optional.empty(), Reading.TODAY);

    @Test
    void rejectsWhatIsNoPageOnceWithTheReason() {
        assertThat(reason(new byte[0])).isEqualTo("empty");
        assertThat(reason(new byte[] {'P', 'K', 3, 4, 0, 0})).isEqualTo("binary, not text");
        assertThat(reason("Ærlig talt".getBytes(ISO_8859_1))).startsWith("not UTF-8 at byte 1");
        assertThat(reason("a page".getBytes(UTF_16))).startsWith("encoded as UTF-16");
        assertThat(reason("a letter to a friend".getBytes(UTF_8)))
                .isEqualTo("in no known format: give one of [owner-portfolio]");
    }

    @Test
    void saysTheSameOfAPageWhoseFormatWasGiven() throws Exception {
        DocumentReader reader = formats().read("owner-portfolio", new ByteArrayInputStream(new byte[0]), SOURCE);

        assertThat(((Rejected) reader.next()).reason()).isEqualTo("empty");
        assertThat(reader.next()).isNull();
    }

    @Test
    void rejectsAPageLongerThanItsBoundAndKeepsAPartOfIt() throws Exception {
        byte[] letters = new byte[TextPage.LIMIT + 1];
        Arrays.fill(letters, (byte) 'a');

        Rejected rejected = (Rejected) formats()
                .read("owner-portfolio", new ByteArrayInputStream(letters), SOURCE)
                .next();

        assertThat(rejected.reason()).startsWith("longer than the 16777216 bytes");
        assertThat(rejected.raw()).hasSize(ParsedDocument.RAW_LIMIT);
    }

    @Test
    void refusesAFormatNobodyKnowsAndNamesThoseItKnows() {
        assertThatThrownBy(() -> formats().read("pdf", InputStream.nullInputStream(), SOURCE))
                .hasMessage("unknown format 'pdf': give one of [auto, owner-portfolio]");
    }

    private static Formats formats() {
        return new Formats(List.of(new OwnerPortfolioParser()));
    }

    private static String reason(byte[] page) {
        Reading reading = Reading.of(new OwnerPortfolioParser(), page);
        assertThat(reading.documents()).hasSize(1);
        return reading.rejections().get(0).reason();
    }
}
