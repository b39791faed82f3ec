package org.filingmonitor.producer.feed.jsonl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.producer.feed.DocumentReader;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.ParsedDocument.Observed;
import org.filingmonitor.producer.feed.ParsedDocument.Rejected;
import org.filingmonitor.producer.feed.Reading;
import org.filingmonitor.producer.feed.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file looks like, every whole line is read and every other one rejected once. */
class DamagedJsonLinesTest {

    private static final List<String> LINES = List.of(
            "{\"office\":\"US\",\"applicationNumber\":\"19017071\",\"title\":\"Lamp\"}",
            "{\"office\":\"WO\",\"applicationNumber\":\"CN2025070194\",\"title\":\"Lampe à huile\"}",
            "{\"office\":\"CN\",\"applicationNumber\":\"202010223005\",\"title\":\"灯笼\"}");
    private static final List<String> IDS = List.of("US-19017071", "WO-CN2025070194", "CN-202010223005");

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\n\n", "\r\n \t\r\n"})
    void readsAnyLineEndsWithAndWithoutTheLastOne(String end) {
        String whole = String.join(end, LINES);

        assertThat(ids(read(whole))).isEqualTo(IDS);
        assertThat(ids(read("\uFEFF" + end + whole + end))).isEqualTo(IDS);
        assertThat(ids(read("\uFEFF" + whole))).isEqualTo(IDS);
    }

    @Test
    void countsEmptyLines() {
        assertThat(read(LINES.get(0) + "\n\n\nbroken").rejections())
                .extracting(rejected -> rejected.position().place())
                .containsExactly("line 4");
    }

    @Property(tries = 400)
    void aFileCutAtAnyByteGivesEveryWholeLineAndAtMostOneRejection(@ForAll @IntRange(max = 250) int at) {
        byte[] file = (String.join("\n", LINES) + "\n").getBytes(UTF_8);
        int cut = Math.min(at, file.length);

        List<ParsedDocument> documents = all(new ByteArrayInputStream(file, 0, cut));

        int whole = wholeLinesBefore(cut);
        boolean within = cut > 0 && cut > endOfLine(whole) + 1;
        assertThat(documents).hasSize(whole + (within ? 1 : 0));
        assertThat(documents.subList(0, whole)).allMatch(Observed.class::isInstance);
        if (within) {
            assertThat(documents.get(whole)).isInstanceOfSatisfying(Rejected.class, rejected -> {
                assertThat(rejected.position().place()).isEqualTo("line " + (whole + 1));
                assertThat(rejected.reason()).startsWith("column ").endsWith("the file ends here: it may be cut");
            });
        }
    }

    @Test
    void rejectsALineThatIsTooLongWithoutHoldingIt() throws IOException {
        InputStream endless = repeated(200 * Lines.LIMIT, (byte) 'x');
        InputStream file = new SequenceInputStream(Collections.enumeration(
                List.of(bytes(LINES.get(0) + "\n{\"title\":\""), endless, bytes("\"}\n" + LINES.get(1)))));

        List<ParsedDocument> documents = all(file);

        assertThat(documents).hasSize(3);
        Rejected rejected = (Rejected) documents.get(1);
        assertThat(rejected.reason()).isEqualTo("longer than the 1048576 bytes that a line may have");
        assertThat(rejected.raw()).hasSize(ParsedDocument.RAW_LIMIT);
        assertThat(rejected.position().place()).isEqualTo("line 2");
        assertThat(((Observed) documents.get(2)).position().place()).isEqualTo("line 3");
    }

    @Test
    void readsALineOfTheGreatestLength() {
        String start = "{\"office\":\"US\",\"applicationNumber\":\"19017071\",\"note\":\"";
        String longest = start + "n".repeat(Lines.LIMIT - start.length() - 2) + "\"}";

        assertThat(ids(read(longest))).containsExactly("US-19017071");
        assertThat(read(longest + " ").rejections()).hasSize(1);
    }

    @Test
    void rejectsOnceWhatIsNoTextOrInAnotherEncoding() {
        String lines = String.join("\n", LINES);

        assertThat(reasons(lines.getBytes(UTF_16))).containsExactly("encoded as UTF-16: convert it to UTF-8");
        assertThat(reasons(lines.getBytes(UTF_16LE))).containsExactly("binary, not text");
        assertThat(reasons(new byte[] {'P', 'K', 3, 4, 0, 0, '\n', 7, '\n'})).containsExactly("binary, not text");
    }

    @Test
    void rejectsOnlyTheLinesThatAreDamaged() {
        byte[] latin = (String.join("\n", LINES.subList(0, 2)) + "\n").getBytes(ISO_8859_1);
        byte[] zeros = Arrays.copyOf(latin, latin.length + 5);

        assertThat(reasons(zeros))
                .containsExactly(
                        "not UTF-8 at byte 66: convert it to UTF-8",
                        "binary, not text; the file ends here: it may be cut");
        assertThat(all(new ByteArrayInputStream(zeros)).get(0)).isInstanceOf(Observed.class);
    }

    @Test
    void boundsDepthNumbersNamesAndReasons() {
        String deep = "[".repeat(100_000);
        String name = "k".repeat(40_000);
        Reading reading = read(String.join(
                "\n",
                LINES.get(0),
                "{\"id\":\"CN-PUB-1\",\"x\":" + deep,
                "{\"id\":\"CN-PUB-1\",\"filed\":" + "9".repeat(500_000) + "}",
                "{\"id\":\"CN-PUB-1\",\"filed\":\"" + "9".repeat(500_000) + "\"}",
                "{\"id\":\"CN-PUB-1\",\"" + name + "\":1}",
                "{\"id\":\"" + name + "\"}",
                "{\"publications\":[{\"kind\":\"B\",\"number\":\"CN" + "1".repeat(500_000) + "éB\"}]}",
                LINES.get(1)));

        assertThat(ids(reading)).startsWith("US-19017071").endsWith("WO-CN2025070194");
        assertThat(reading.rejections()).hasSize(5).allSatisfy(rejected -> assertThat(rejected.reason())
                .hasSizeLessThan(400));
        assertThat(reading.warnings()).allSatisfy(warning -> assertThat(warning).hasSizeLessThan(400));
        assertThat(reading.rejections().get(0).reason())
                .startsWith("column 86: ")
                .contains("(64");
        assertThat(reading.rejections().get(1).reason()).contains("Number value length (500000)");
    }

    @Property(tries = 300)
    void anyBytesGiveAsManyDocumentsAsThereAreLinesAtMost(@ForAll byte[] noise, @ForAll @IntRange(max = 200) int at) {
        byte[] file = String.join("\n", LINES).getBytes(UTF_8);
        System.arraycopy(noise, 0, file, at, Math.min(noise.length, file.length - at));
        long lines = new String(file, ISO_8859_1)
                        .chars()
                        .filter(each -> each == '\n')
                        .count()
                + 1;

        assertThat(all(new ByteArrayInputStream(file))).hasSizeBetween(1, (int) lines);
    }

    private static InputStream repeated(long length, byte value) {
        return new InputStream() {
            private long left = length;

            @Override
            public int read() {
                return left-- > 0 ? value : -1;
            }

            @Override
            public int read(byte[] into, int from, int size) {
                int count = (int) Math.min(left, size);
                Arrays.fill(into, from, from + count, value);
                left -= count;
                return count == 0 ? -1 : count;
            }
        };
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static Reading read(String text) {
        return new Reading(all(bytes(text)));
    }

    private static List<ParsedDocument> all(InputStream file) {
        Source source = new Source("ingest", "file.jsonl", false, Optional.empty(), Reading.TODAY);
        List<ParsedDocument> documents = new ArrayList<>();
        try (DocumentReader reader = new JsonLinesParser().read(file, source)) {
            for (ParsedDocument next = reader.next(); next != null; next = reader.next()) {
                documents.add(next);
            }
            assertThat(reader.next()).isNull();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return documents;
    }

    private static List<String> reasons(byte[] file) {
        return new Reading(all(new ByteArrayInputStream(file)))
                .rejections().stream().map(Rejected::reason).toList();
    }

    private static List<String> ids(Reading reading) {
        return reading.filings().stream().map(FilingObservation::getId).toList();
    }

    /** The index of the line feed of a line; -1 for the one before the first. */
    private static int endOfLine(int line) {
        int end = -1;
        for (String before : LINES.subList(0, line)) {
            end += before.getBytes(UTF_8).length + 1;
        }
        return end;
    }

    /** A line whose line feed alone is cut off is whole. */
    private static int wholeLinesBefore(int cut) {
        int whole = 0;
        while (whole < LINES.size() && endOfLine(whole + 1) <= cut) {
            whole++;
        }
        return whole;
    }
}
