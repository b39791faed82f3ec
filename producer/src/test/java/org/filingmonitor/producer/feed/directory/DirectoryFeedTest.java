package org.filingmonitor.producer.feed.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.filingmonitor.producer.feed.FeedPage;
import org.filingmonitor.producer.feed.Formats;
import org.filingmonitor.producer.feed.Lines;
import org.filingmonitor.producer.feed.ParsedDocument.Skipped;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryFeedTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-08-01T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path directory;

    private DirectoryFeed feed;
    private String cursor = "";

    @BeforeEach
    void watch() {
        feed = feed();
    }

    @AfterEach
    void close() {
        feed.close();
    }

    @Test
    void takesAFileOnceItStaysAsItIs() throws Exception {
        Path file = write("a.txt", 2);
        assertThat(round()).isEmpty();
        Files.writeString(file, "more\n", StandardOpenOption.APPEND);
        assertThat(round()).isEmpty();

        assertThat(round()).containsExactly("a.txt 0", "a.txt 1", "a.txt more");
        assertThat(round()).isEmpty();
    }

    @Test
    void readsAllFilesAndLeavesHiddenOnesAlone() throws Exception {
        write("b.txt", 1);
        write("a.txt", 2);
        write(".hidden", 1);
        Files.createDirectory(directory.resolve("below"));
        round();

        assertThat(round()).containsExactlyInAnyOrder("a.txt 0", "a.txt 1", "b.txt 0");
    }

    @Test
    void readsAFileAgainWhenItHasGrown() throws Exception {
        Path file = write("a.txt", 1);
        round();
        round();

        Files.writeString(file, "more\n", StandardOpenOption.APPEND);
        round();

        assertThat(round()).containsExactly("a.txt 0", "a.txt more");
    }

    @Test
    void readsAFileAgainWhenItsContentHasChangedThoughNotItsSize() throws Exception {
        Path file = write("a.txt", 1);
        round();
        round();

        Files.writeString(file, "lines\n7\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2025-08-01T09:00:00Z")));
        round();

        assertThat(round()).containsExactly("a.txt 7");
    }

    @Test
    void doesNotReadAFileAgainThatWasTouchedRenamedOrCopied() throws Exception {
        Path file = write("a.txt", 1);
        round();
        round();

        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2025-08-01T09:00:00Z")));
        Files.copy(file, directory.resolve("b.txt"));
        round();
        assertThat(round()).isEmpty();
        Files.move(file, Files.createDirectory(directory.resolve("read")).resolve("c.txt"));
        round();
        assertThat(round()).isEmpty();

        DirectoryCursor read = DirectoryCursor.read(cursor);
        assertThat(read.isWhole(mark("b.txt"))).isTrue();
        assertThat(read.isWhole(mark("read/c.txt"))).isTrue();
        assertThat(read.contents()).hasSize(1);
    }

    @Test
    void readsOneOfTwoCopiesThatCameTogether() throws Exception {
        for (int copy = 0; copy < 8; copy++) {
            write("copy" + copy, 700);
        }
        round();

        assertThat(round()).hasSize(700);
    }

    @Test
    void knowsAContentThatWasAwayForAWhile() throws Exception {
        Path file = write("a.txt", 1);
        round();
        round();
        Files.delete(file);
        write("b.txt", 2);
        round();
        round();

        write("again.txt", 1);
        round();

        assertThat(round()).isEmpty();
    }

    @Test
    void readsTheDirectoriesBelowAndShowsFilesWithTheirPaths() throws Exception {
        write("2025/week 1/a.txt", 1);
        write("2025/.staged/b.txt", 1);
        write("2025/c.txt", 2);
        round();

        assertThat(round()).containsExactlyInAnyOrder("2025/week 1/a.txt 0", "2025/c.txt 0", "2025/c.txt 1");
    }

    @Test
    void followsNoSymbolicLink(@TempDir Path elsewhere) throws Exception {
        Files.writeString(elsewhere.resolve("secret.txt"), "lines\nsecret\n");
        Files.createSymbolicLink(directory.resolve("link"), elsewhere);
        Files.createSymbolicLink(directory.resolve("link.txt"), elsewhere.resolve("secret.txt"));
        Files.createSymbolicLink(directory.resolve("loop"), directory);
        write("a.txt", 1);
        round();

        assertThat(round()).containsExactly("a.txt 0");
    }

    @Test
    void saysThatADirectoryLiesTooDeepAfterItHasReadTheOthers() throws Exception {
        String deep = "d/".repeat(DirectoryScan.DEPTH);
        write(deep + "a.txt", 1);
        write("b.txt", 1);
        List<String> read = new ArrayList<>();
        assertThatThrownBy(this::round).hasMessageEndingWith("it lies more than 8 directories deep: move it up");

        assertThatThrownBy(() -> roundInto(read)).hasMessageStartingWith("cannot read " + directory.toRealPath());
        assertThat(read).containsExactly("b.txt 0");
    }

    @Test
    void bringsADefectOfAParserToLightAfterItHasReadTheOthers() throws Exception {
        Files.writeString(directory.resolve("a.txt"), "lines\n1\ndefect\n");
        write("b.txt", 1);
        round();
        List<String> read = new ArrayList<>();

        assertThatThrownBy(() -> roundInto(read)).isInstanceOf(IllegalStateException.class);
        assertThat(read).containsExactly("b.txt 0");
    }

    @Test
    void goesOnAfterTheLastPublishedDocumentAfterARestart() throws Exception {
        write("a.txt", 1200);
        round();
        FeedPage first = feed.next(cursor).orElseThrow();
        feed.close();

        feed = feed();
        cursor = first.cursor();
        round();

        assertThat(first.documents()).hasSize(500);
        assertThat(round()).hasSize(700).startsWith("a.txt 500").endsWith("a.txt 1199");
    }

    @Test
    void givesAPageAgainThatWasNotPublished() throws Exception {
        write("a.txt", 1200);
        round();
        FeedPage first = feed.next(cursor).orElseThrow();

        assertThat(feed.next(cursor)).contains(first);
        FeedPage second = feed.next(first.cursor()).orElseThrow();
        assertThat(feed.next(first.cursor())).contains(second);
    }

    @Test
    void givesTheOnlyPageOfAFileAgainThatWasNotPublished() throws Exception {
        write("a.txt", 2);
        round();
        FeedPage page = feed.next(cursor).orElseThrow();

        assertThat(feed.next(cursor)).contains(page);
    }

    @Test
    void watchesASingleFile() throws Exception {
        Path file = write("a.txt", 1);
        write("b.txt", 1);
        feed.close();
        feed = new DirectoryFeed(file, false, new Formats(List.of(new Lines())), CLOCK);
        round();

        assertThat(round()).containsExactly("a.txt 0");
        assertThat(feed.name()).isEqualTo("directory:" + file);
    }

    @Test
    void saysThatADirectoryIsGoneAndGoesOnWhenItIsBack() throws Exception {
        Files.delete(directory);
        assertThatThrownBy(this::round)
                .isInstanceOf(IOException.class)
                .hasMessage("cannot read " + directory + ": there is no such file or directory");

        Files.createDirectory(directory);
        write("a.txt", 1);
        round();
        assertThat(round()).containsExactly("a.txt 0");
    }

    @Test
    void readsTheOtherFilesBeforeItSaysThatOneCannotBeRead() throws Exception {
        write("a.txt", 1);
        Files.writeString(directory.resolve("b.txt"), "lines\nunreadable\n");
        write("c.txt", 2);
        round();
        List<String> read = new ArrayList<>();

        assertThatThrownBy(() -> roundInto(read))
                .hasMessage("cannot read " + directory.resolve("b.txt") + ": the disk is broken");
        assertThat(read).containsExactlyInAnyOrder("a.txt 0", "c.txt 0", "c.txt 1");
    }

    @Test
    void forgetsFilesThatAreGone() throws Exception {
        Path file = write("a.txt", 1);
        round();
        round();
        Files.delete(file);
        write("b.txt", 1);
        round();
        round();

        DirectoryCursor read = DirectoryCursor.read(cursor);
        assertThat(read.isWhole(mark("b.txt"))).isTrue();
        assertThat(read.whole()).hasSize(1);
    }

    @Test
    void readsAFileThatArrivesLateWithAnOlderTime() throws Exception {
        write("b.txt", 2);
        round();
        round();

        Files.setLastModifiedTime(write("a.txt", 1), FileTime.from(Instant.parse("1999-01-01T00:00:00Z")));
        round();

        assertThat(round()).containsExactly("a.txt 0");
    }

    @Test
    void beginsAnewAfterACursorThatNamesTheFiles() throws Exception {
        write("a.txt", 1);
        cursor = "{\"files\":{\"a.txt\":{\"stamp\":{\"size\":8,\"modified\":1},\"documents\":1,\"whole\":true}}}";
        round();

        assertThat(round()).containsExactly("a.txt 0");
    }

    @Test
    void keepsTheCursorOfAFullDirectoryFarBelowTheSizeOfARecord() throws Exception {
        for (int i = 0; i < DirectoryScan.FILES; i++) {
            Files.writeString(directory.resolve("%0200d".formatted(i)), "lines\n");
        }
        DirectoryScan scan = new DirectoryScan(directory);
        scan.settled();
        DirectoryCursor all = new DirectoryCursor(null, null, null);
        for (ScannedFile file : scan.settled()) {
            all.whole().add(file.mark());
        }
        for (int i = 0; i < DirectoryCursor.CONTENTS; i++) {
            all.contents().add(FileContent.keysOf(1_000_000_000L + i) + "0123456789abcdef");
        }
        assertThat(all.whole()).hasSize(10_000);

        cursor = all.write();
        round();
        assertThat(round()).isEmpty();
        write("a late one".repeat(20), 1);
        Files.delete(directory.resolve("%0200d".formatted(0)));
        round();
        assertThat(round()).hasSize(1);

        assertThat(cursor.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(600_000);
        assertThat(DirectoryCursor.read(cursor).whole()).hasSize(10_000);
        assertThat(DirectoryCursor.read(cursor).contents())
                .hasSize(DirectoryCursor.CONTENTS)
                .doesNotContain(all.contents().iterator().next());
    }

    @Test
    void neverReadsMoreThanAFewPagesAheadAndClosesAllFiles() throws Exception {
        write("a.txt", 100_000);
        round();
        FeedPage first = feed.next(cursor).orElseThrow();

        assertThat(first.documents()).hasSize(500);
        feed.close();
        await().atMost(Duration.ofSeconds(10)).until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals(FileReadings.THREAD)));
    }

    private String mark(String name) throws IOException {
        Path file = directory.resolve(name);
        return ScannedFile.of(name, file, Files.readAttributes(file, BasicFileAttributes.class))
                .mark();
    }

    private DirectoryFeed feed() {
        return new DirectoryFeed(directory, false, new Formats(List.of(new Lines())), CLOCK);
    }

    private Path write(String file, int documents) throws IOException {
        List<String> lines = new ArrayList<>(List.of("lines"));
        IntStream.range(0, documents).forEach(i -> lines.add("" + i));
        Files.createDirectories(directory.resolve(file).getParent());
        return Files.write(directory.resolve(file), lines);
    }

    private List<String> round() throws IOException {
        List<String> read = new ArrayList<>();
        roundInto(read);
        return read;
    }

    /** Reads until the feed has nothing more for now, as a pump does. */
    private void roundInto(List<String> read) throws IOException {
        for (Optional<FeedPage> page = feed.next(cursor); page.isPresent(); page = feed.next(cursor)) {
            cursor = page.get().cursor();
            page.get()
                    .documents()
                    .forEach(document -> read.add(document.position().file() + " " + ((Skipped) document).reason()));
        }
    }
}
