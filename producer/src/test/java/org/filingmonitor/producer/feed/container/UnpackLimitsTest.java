package org.filingmonitor.producer.feed.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.filingmonitor.producer.feed.container.Zip.How;
import org.junit.jupiter.api.Test;

class UnpackLimitsTest {

    private static final byte[] ZEROS = Zip.deflated(new byte[(int) UnpackLimits.FREE]);

    @Test
    void endsABombWithOneRejectionAtAnyDepth() {
        byte[] bomb = new Zip()
                .add("a", "lines\none\n")
                .add("zeros", zeros(), How.DEFLATED)
                .add("b", "lines\ntwo\n")
                .bytes();
        byte[] packedTwice = new Zip()
                .add("bomb.zip", bomb, How.DEFLATED)
                .add("c", "lines\nthree\n")
                .bytes();

        assertThat(Packed.of(bomb).documents())
                .startsWith("a.zip!/a: one")
                .last()
                .isEqualTo("!a.zip!/zeros: unpacks to more than 200 times its size, as no file of filings does");
        assertThat(Packed.of(packedTwice).rejections())
                .containsExactly("!a.zip!/bomb.zip!/zeros: unpacks to more than 200 times its size, "
                        + "as no file of filings does");
        assertThat(Packed.of(Packed.gzip(zeros())).rejections()).hasSize(1);
        assertThat(ZEROS.length * 200L).isLessThan(UnpackLimits.FREE);
    }

    @Test
    void readsWhatIsMerelyRegular() {
        byte[] regular = new Zip().add("a", Packed.lines(100_000, 1)).bytes();

        assertThat(Packed.of(regular).documents()).hasSize(100_000);
    }

    @Test
    void endsWhatUnpacksToMoreThanTheTotalOrHoldsTooManyFiles() {
        byte[] zip = new Zip()
                .add("a", "lines\none\n")
                .add("b", "lines\ntwo\n")
                .add("c", "lines\nthree\n")
                .bytes();

        assertThat(within(zip, 25, 10))
                .containsExactly(
                        "a.zip!/a: one",
                        "a.zip!/b: two",
                        "!a.zip!/c: unpacks to more than 25 bytes: unpack it first, and read its files in parts");
        assertThat(within(zip, 1000, 2))
                .containsExactly(
                        "a.zip!/a: one",
                        "a.zip!/b: two",
                        "!a.zip: holds more than 2 files: unpack it first, and read them in parts");
    }

    private static byte[] zeros() {
        byte[] lines = new byte[(int) UnpackLimits.FREE + (30 << 20)];
        byte[] head = "lines\n".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(head, 0, lines, 0, head.length);
        for (int i = head.length; i < lines.length; i += 50_000) {
            lines[i] = '\n';
        }
        return lines;
    }

    private static List<String> within(byte[] zip, long total, int files) {
        return Packed.of(new ByteArrayInputStream(zip), new Containers(false, () -> new UnpackLimits(total, files)))
                .documents();
    }
}
