package org.filingmonitor.producer.feed.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.filingmonitor.producer.feed.container.Zip.How;
import org.junit.jupiter.api.Test;

class DamagedContainersTest {

    private static final byte[] ONE = "lines\none\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] LARGE = Packed.lines(20_000, 5).getBytes(StandardCharsets.UTF_8);

    @Test
    void rejectsAnEncryptedFileAndReadsTheOthers() {
        for (How how : List.of(How.DEFLATED, How.DEFLATED.describedAfterwards())) {
            byte[] zip = new Zip()
                    .add("a", ONE, how)
                    .add("b", ONE, how.encrypted())
                    .add("c", ONE, how)
                    .bytes();

            assertThat(Packed.of(zip).documents())
                    .containsExactly("a.zip!/a: one", "!a.zip!/b: is encrypted: decrypt it first", "a.zip!/c: one");
        }
    }

    @Test
    void rejectsAFilePackedByAnotherMethodAndReadsTheOthers() {
        byte[] zip = new Zip()
                .add("a", ONE, How.STORED.method(14))
                .add("b", ONE, How.STORED)
                .bytes();

        assertThat(Packed.of(zip).documents())
                .containsExactly(
                        "!a.zip!/a: is packed by method 14, and only deflated and stored files are read: pack it so",
                        "a.zip!/b: one");
    }

    @Test
    void rejectsAFileWithAWrongChecksumOnceAfterItsDocuments() {
        for (How how : List.of(How.STORED, How.STORED.inSixtyFourBits(), How.DEFLATED.describedAfterwards())) {
            Zip zip = new Zip().add("a", ONE, how).add("b", ONE, How.DEFLATED);
            byte[] bytes = zip.bytes();
            int place = how.described() ? zip.start(1) - 12 : 14;
            bytes[place] ^= 1;

            assertThat(Packed.of(bytes).documents())
                    .containsExactly(
                            "a.zip!/a: one",
                            "!a.zip!/a: is damaged: its checksum or its length is not what it should be",
                            "a.zip!/b: one");
        }
    }

    @Test
    void readsOnAfterAFileThatCannotBeInflated() {
        for (How how : List.of(How.DEFLATED, How.DEFLATED.describedAfterwards())) {
            Zip zip = new Zip().add("a", LARGE, how).add("b", ONE, How.DEFLATED);
            byte[] bytes = zip.bytes();
            Arrays.fill(bytes, zip.start(1) / 2, zip.start(1) / 2 + 500, (byte) 0xff);

            List<String> read = Packed.of(bytes).documents();

            assertThat(read)
                    .startsWith("a.zip!/a: 0 0 0 0 0", "a.zip!/a: 1 1 1 1 1")
                    .endsWith("a.zip!/b: one");
            assertThat(read.size()).isBetween(1000, 20_000);
            assertThat(read.stream().filter(each -> each.startsWith("!")))
                    .singleElement()
                    .asString()
                    .startsWith("!a.zip!/a: is damaged");
        }
    }

    @Test
    void findsTheNextFileWhereALengthIsWrong() {
        Zip zip =
                new Zip().add("a", ONE, How.STORED).add("b", ONE, How.DEFLATED).add("c", ONE, How.DEFLATED);
        byte[] bytes = zip.bytes();
        bytes[18] = (byte) (bytes[18] + 5);

        assertThat(Packed.of(bytes).rejections()).hasSize(2);
        assertThat(Packed.of(bytes).documents()).contains("a.zip!/c: one");
    }

    @Test
    void saysThatFilesAreMissingOrThatSomethingFollows() {
        byte[] listsMore = new Zip()
                .add("a", ONE, How.DEFLATED)
                .add("b", ONE, How.DEFLATED)
                .bytes();
        int second = new Zip().add("a", ONE, How.DEFLATED).bytes().length - 22 - 47;
        byte[] lost = new byte[listsMore.length - second];
        System.arraycopy(listsMore, second, lost, 0, lost.length);
        assertThat(Packed.of(lost).documents())
                .containsExactly("a.zip!/b: one", "!a.zip: is damaged: it lists 2 files and holds 1");

        byte[] longer = Arrays.copyOf(listsMore, listsMore.length + 3);
        assertThat(Packed.of(longer).rejections())
                .containsExactly("!a.zip: goes on after its end: what follows was not read");
    }

    @Test
    void toleratesZerosAfterAGzipFileAndNothingElse() {
        byte[] gzip = Packed.gzip(ONE);
        byte[] padded = Arrays.copyOf(gzip, gzip.length + 512);
        assertThat(Packed.of(padded).documents()).containsExactly("a.zip: one");

        padded[padded.length - 1] = 1;
        assertThat(Packed.of(padded).documents()).last().asString().startsWith("!a.zip: ");
        gzip[gzip.length - 6] ^= 1;
        assertThat(Packed.of(gzip).documents())
                .containsExactly(
                        "a.zip: one", "!a.zip: is damaged: its checksum or its length is not what it should be");
    }

    @Property(tries = 300)
    void rejectsAnArchiveThatIsCutAnywhereOnceAfterTheDocumentsBeforeTheCut(
            @ForAll @IntRange(min = 4, max = 1_000_000) int place, @ForAll boolean readAhead) {
        byte[] inner = new Zip()
                .add("x", Packed.lines(300, 2))
                .add("y", ONE, How.STORED.describedAfterwards())
                .bytes();
        byte[] zip = new Zip()
                .add("a", Packed.lines(30_000, 2))
                .add("inner.zip", inner, How.STORED)
                .add("b", Packed.lines(500, 7).getBytes(StandardCharsets.UTF_8), How.DEFLATED.describedAfterwards())
                .add("c.gz", Packed.gzip(ONE), How.DEFLATED)
                .bytes("the end");
        assertCut(zip, 4 + place % (zip.length - 4), readAhead);
    }

    @Property(tries = 100)
    void rejectsAGzipFileThatIsCutAnywhereOnceAfterTheDocumentsBeforeTheCut(
            @ForAll @IntRange(min = 2, max = 1_000_000) int place, @ForAll boolean readAhead) {
        byte[] gzip = Packed.gzip(Packed.lines(30_000, 3));

        assertCut(gzip, 2 + place % (gzip.length - 2), readAhead);
    }

    /** Every document that stands before the first damaged byte's file is read; nothing is thrown. */
    @Property(tries = 300)
    void readsTheFilesBeforeWhateverDamage(
            @ForAll @IntRange(max = 1_000_000) int place,
            @ForAll @IntRange(min = 1, max = 30) int length,
            @ForAll byte value) {
        byte[] inner = new Zip()
                .add("x", Packed.lines(300, 2))
                .add("y", ONE, How.STORED.describedAfterwards())
                .bytes();
        Zip archive = new Zip()
                .add("a", ONE, How.DEFLATED)
                .add("inner.zip", inner, How.STORED)
                .add("b", Packed.lines(500, 7).getBytes(StandardCharsets.UTF_8), How.DEFLATED.describedAfterwards())
                .add("c.gz", Packed.gzip(ONE), How.DEFLATED);
        byte[] zip = archive.bytes();
        int start = archive.start(1) + place % (zip.length - archive.start(1));
        Arrays.fill(zip, start, Math.min(zip.length, start + length), value);

        List<String> read = Packed.of(zip).documents();

        assertThat(read).startsWith("a.zip!/a: one");
        if (start > archive.start(3)) {
            assertThat(read.stream().filter(each -> each.startsWith("a.zip!/b: ")))
                    .hasSize(500);
        }
    }

    private static void assertCut(byte[] whole, int length, boolean readAhead) {
        Containers containers = new Containers(readAhead, UnpackLimits::new);
        List<String> all = Packed.of(whole).documents();
        List<String> cut = Packed.of(new ByteArrayInputStream(whole, 0, length), containers)
                .documents();

        assertThat(all).noneMatch(each -> each.startsWith("!"));
        assertThat(cut.subList(0, cut.size() - 1)).isEqualTo(all.subList(0, cut.size() - 1));
        assertThat(cut).last().asString().startsWith("!a.zip").endsWith("ends before it is complete: it was cut");
    }
}
