package org.filingmonitor.producer.feed.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.filingmonitor.filing.IpcScheme;
import org.filingmonitor.producer.feed.DocumentReader;
import org.filingmonitor.producer.feed.Formats;
import org.filingmonitor.producer.feed.Lines;
import org.filingmonitor.producer.feed.ParsedDocument.Skipped;
import org.filingmonitor.producer.feed.Reading;
import org.filingmonitor.producer.feed.Source;
import org.filingmonitor.producer.feed.container.Zip.How;
import org.junit.jupiter.api.Test;

class ContainersTest {

    private static final byte[] ONE = "lines\none\n".getBytes(StandardCharsets.UTF_8);

    @Test
    void readsEachFileOfAnArchiveAtItsOwnPosition() {
        byte[] zip = new Zip()
                .add("b.txt", "lines\none\ntwo\n")
                .add("below/", new byte[0], How.STORED)
                .add("below/a.txt", "lines\nthree\n")
                .bytes("a comment");

        assertThat(Packed.of(zip).documents())
                .containsExactly("a.zip!/b.txt: one", "a.zip!/b.txt: two", "a.zip!/below/a.txt: three");
    }

    @Test
    void readsEveryWayOfPackingAFile() {
        for (How how : List.of(How.DEFLATED, How.STORED)) {
            byte[] zip = new Zip()
                    .add("1", ONE, how)
                    .add("2", ONE, how.inSixtyFourBits())
                    .add("3", ONE, how.describedAfterwards())
                    .add("4", ONE, how.describedAfterwards().inSixtyFourBits())
                    .add("5", new byte[0], how.describedAfterwards())
                    .add("6", new byte[0], how.describedAfterwards().inSixtyFourBits())
                    .add("7", ONE, how)
                    .bytes();

            assertThat(Packed.of(zip).documents())
                    .containsExactly(
                            "a.zip!/1: one",
                            "a.zip!/2: one",
                            "a.zip!/3: one",
                            "a.zip!/4: one",
                            "a.zip!/5: empty",
                            "a.zip!/6: empty",
                            "a.zip!/7: one");
        }
        byte[] unsigned = new Zip()
                .add("1", ONE, How.DEFLATED.describedAfterwards().withoutSignature())
                .add(
                        "2",
                        ONE,
                        How.DEFLATED.describedAfterwards().withoutSignature().inSixtyFourBits())
                .add("3", ONE, How.DEFLATED)
                .bytes();
        assertThat(Packed.of(unsigned).documents()).hasSize(3).allMatch(each -> each.endsWith(": one"));
    }

    @Test
    void readsAnArchiveStoredWithADescriptorInAnArchive() {
        byte[] inner = new Zip()
                .add("a.txt", ONE, How.STORED.describedAfterwards())
                .add("b.txt", ONE, How.STORED.describedAfterwards())
                .bytes();
        byte[] zip = new Zip()
                .add("inner.zip", inner, How.STORED.describedAfterwards())
                .add("c.txt", ONE, How.STORED.describedAfterwards())
                .bytes();

        assertThat(Packed.of(zip).documents())
                .containsExactly("a.zip!/inner.zip!/a.txt: one", "a.zip!/inner.zip!/b.txt: one", "a.zip!/c.txt: one");
    }

    @Test
    void readsAllMembersOfAGzipFileHoweverItsBytesCome() {
        byte[] gzip = Packed.gzip("lines\none\ntw", "o\n", "", "three\n");
        List<InputStream> bytes = new ArrayList<>();
        for (byte each : gzip) {
            bytes.add(new ByteArrayInputStream(new byte[] {each}));
        }

        assertThat(Packed.of(gzip).documents()).containsExactly("a.zip: one", "a.zip: two", "a.zip: three");
        assertThat(Packed.of(new SequenceInputStream(java.util.Collections.enumeration(bytes)), new Containers())
                        .documents())
                .containsExactly("a.zip: one", "a.zip: two", "a.zip: three");
    }

    @Test
    void readsContainersInOneAnotherTwoDeepAndNoDeeper() {
        byte[] inner = new Zip().add("x.txt", ONE, How.DEFLATED).bytes();
        byte[] middle = new Zip()
                .add("inner.zip", inner, How.STORED)
                .add("y.txt", ONE, How.DEFLATED)
                .bytes();
        byte[] zip = new Zip()
                .add("middle.zip", middle, How.DEFLATED)
                .add("z.txt.gz", Packed.gzip(ONE), How.STORED)
                .bytes();

        assertThat(Packed.of(zip).documents())
                .containsExactly(
                        "!a.zip!/middle.zip!/inner.zip: is packed within more than 2 others: unpack it first",
                        "a.zip!/middle.zip!/y.txt: one",
                        "a.zip!/z.txt.gz: one");
        assertThat(Packed.of(Packed.gzip(inner)).documents()).containsExactly("a.zip!/x.txt: one");
    }

    @Test
    void skipsFilesInNoKnownFormatBesideThoseItReads() {
        byte[] zip = new Zip()
                .add("a.txt", ONE, How.DEFLATED)
                .add("lst.txt", "0001\n0002\n")
                .add("rpt.bin", new byte[] {1, 0, 2}, How.STORED)
                .bytes();

        assertThat(Packed.of(zip).documents())
                .containsExactly(
                        "a.zip!/a.txt: one", "a.zip!/lst.txt: in no known format", "a.zip!/rpt.bin: binary, not text");
    }

    @Test
    void rejectsAnArchiveOfWhichItKnowsNothingAndNamesWhatItHolds() {
        byte[] zip =
                new Zip().add("lst.txt", "0001\n").add("rpt.html", "<html>").bytes();

        assertThat(Packed.of(zip).rejections())
                .containsExactly("!a.zip: holds no file in a known format: it holds a.zip!/lst.txt, a.zip!/rpt.html");
        assertThat(Packed.of(new Zip().bytes()).documents()).containsExactly("!a.zip: holds no file");
        assertThat(Packed.of(Packed.gzip("a letter")).rejections())
                .containsExactly("!a.zip: holds no file in a known format: it holds a.zip");
        Zip many = new Zip();
        for (int i = 0; i < 12; i++) {
            many.add("" + i, "a letter");
        }
        assertThat(Packed.of(many.bytes()).rejections())
                .singleElement()
                .asString()
                .endsWith("a.zip!/9 and others, 12 in all");
    }

    @Test
    void readsEachFileInTheFormatThatWasGiven() throws Exception {
        byte[] zip = new Zip().add("a.txt", "without a head\none\n").bytes();
        Source source = new Source("ingest", "a.zip", false, Optional.empty(), Reading.TODAY);

        DocumentReader reader = new Formats(List.of(new Lines()), new Containers(), IpcScheme.NONE)
                .read("lines", new ByteArrayInputStream(zip), source);

        assertThat(((Skipped) reader.next()).reason()).isEqualTo("one");
        assertThat(reader.next()).isNull();
        reader.close();
    }

    @Test
    void showsNamesThatLeadNowhere() {
        assertThat(EntryName.shown("../../etc/passwd")).isEqualTo("etc/passwd");
        assertThat(EntryName.shown("/etc/./passwd")).isEqualTo("etc/passwd");
        assertThat(EntryName.shown("C:\\Windows\\..\\a.xml")).isEqualTo("C:/Windows/a.xml");
        assertThat(EntryName.shown("a\u0000b\nc\u001b[31m\u202ed\u2028.xml"))
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFD[31m\uFFFDd\uFFFD.xml");
        assertThat(EntryName.shown("x".repeat(300))).isEqualTo("\u2026" + "x".repeat(200));
        assertThat(EntryName.shown("..")).isEmpty();
        assertThat(EntryName.decoded(new byte[] {'a', (byte) 0xE9})).isEqualTo("aé");

        byte[] zip = new Zip().add("../../up\u0007.txt", ONE, How.DEFLATED).bytes();
        assertThat(Packed.of(zip).documents()).containsExactly("a.zip!/up\uFFFD.txt: one");
    }

    @Test
    void leavesAFaultOfTheSourceAnIoException() {
        byte[] zip = new Zip()
                .add("a.txt", ONE, How.DEFLATED)
                .add("b.txt", Packed.lines(50_000, 3))
                .bytes();
        for (boolean readAhead : new boolean[] {true, false}) {
            InputStream broken = new SequenceInputStream(
                    new ByteArrayInputStream(zip, 0, zip.length - 50_000), new BrokenInput("the client has gone"));
            List<String> read = new ArrayList<>();

            assertThatThrownBy(() -> Packed.readInto(read, broken, new Containers(readAhead, UnpackLimits::new)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the client has gone");
            assertThat(read).startsWith("a.zip!/a.txt: one").noneMatch(each -> each.startsWith("!"));
        }
    }
}
