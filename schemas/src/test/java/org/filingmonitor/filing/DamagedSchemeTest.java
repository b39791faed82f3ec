package org.filingmonitor.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchIllegalArgumentException;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with the files of a scheme is told at once, each with its file and line, in one line. */
class DamagedSchemeTest {

    @TempDir
    private Path directory;

    @Test
    void namesTheFileWhoseSeparatorIsWrong() throws IOException {
        assertThat(refusal("A01B,19680901,-\n"))
                .contains("inventory.csv: neither an inventory", "A01B0001020000;19680901;-", "nor a title list");
    }

    @Test
    void namesEveryBadRowOfEveryFileAtOnce() throws IOException {
        Files.writeString(directory.resolve("list.txt"), "A01B\tTitle\nX99\tNo title\nA01B Title\n");
        assertThat(
                        refusal(
                                """
                        A01B;19680901;-
                        A01B0001000000;19680901
                        A01B0000000000;19680901;-
                        A01B0001020000;19680931;-
                        A01B0001040000;19680901;today
                        A01B0001060000;19791231;19680901
                        """))
                .contains(
                        "inventory.csv, line 2: 'A01B0001000000;19680901' is no row such as A01B0001020000;19680901;-",
                        "inventory.csv, line 3: 'A01B0000000000' is no IPC symbol",
                        "inventory.csv, line 4: '19680931' is no date such as 19680901",
                        "inventory.csv, line 5: 'today' is no date such as 19680901",
                        "inventory.csv, line 6: valid from 1979-12-31 to 1968-09-01",
                        "list.txt, line 2: 'X99' is no IPC symbol",
                        "list.txt, line 3: 'A01B Title' is no row such as");
    }

    @Test
    void namesBothLinesThatContradictEachOther() throws IOException {
        assertThat(refusal("A01B;19680901;-\nA01B0001000000;19680901;-\nA01B 1/00;19680901;19791231\n"))
                .contains("inventory.csv, line 3: A01B0001000000 has other dates in line 2");
    }

    @Test
    void namesAnEmptyFile() throws IOException {
        assertThat(refusal("")).contains("inventory.csv: empty");
        assertThat(refusal("\n \n")).contains("inventory.csv: empty");
    }

    @Test
    void refusesASecondInventory() throws IOException {
        Files.writeString(directory.resolve("older.csv"), "A01B;19680901;-\n");

        assertThat(refusal("A01B;19680901;-\n")).contains("older.csv: an inventory, as ", "keep the newer one alone");
    }

    @Test
    void namesWhatIsNoText() throws IOException {
        Files.write(directory.resolve("list.txt"), "A01B\tÆrlig\n".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(directory.resolve("list.zip"), new byte[] {'P', 'K', 3, 4, (byte) 0xff, 0});

        assertThat(refusal("A01B;19680901;-\n"))
                .contains("list.txt: line 1 is no text in UTF-8", "list.zip: line 1 is no text in UTF-8", "unpacked");
    }

    @Test
    void namesWhatIsNotThere() {
        Path nowhere = directory.resolve("nowhere");

        assertThat(refusalOf(nowhere)).isEqualTo(nowhere + ": no such file or directory, or not readable");
        assertThat(refusalOf(directory)).contains("nothing in [" + directory + "] is an inventory");
    }

    @Test
    void tellsOnlyTheFirstOfManyProblemsAndHowManyMoreThereAre() throws IOException {
        String refusal = refusal("A01B;19680901;-\n" + "no row\n".repeat(1000));

        assertThat(refusal).contains("line 11:").doesNotContain("line 12:").endsWith("and 990 more problems");
        assertThat(refusal.lines()).hasSize(1);
    }

    @Test
    @Timeout(20)
    void readsNoLineOfAGigabyte() throws IOException {
        Path huge = directory.resolve("huge.csv");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(1L << 30);
        }
        assertThat(refusalOf(huge)).contains("huge.csv: larger than 67108864 bytes");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(IpcSchemeReader.LARGEST_FILE);
        }
        assertThat(refusalOf(huge)).contains("huge.csv: line 1 is longer than 16384 bytes");
    }

    @Test
    void refusesALongLineAmongOthersAndShowsOnlyTheStartOfALongCell() throws IOException {
        assertThat(refusal("A01B;19680901;-\n" + "A".repeat(BoundedLines.LIMIT + 1)))
                .contains("inventory.csv: line 2 is longer than 16384 bytes");
        assertThat(refusal("A01B;19680901;-\n" + "A".repeat(BoundedLines.LIMIT)))
                .contains("inventory.csv, line 2: 'AAAA")
                .hasSizeLessThan(500);
    }

    private String refusal(String inventory) throws IOException {
        Files.writeString(directory.resolve("inventory.csv"), inventory);
        return refusalOf(directory);
    }

    private static String refusalOf(Path given) {
        return catchIllegalArgumentException(() -> IpcScheme.read(List.of(given)))
                .getMessage();
    }
}
