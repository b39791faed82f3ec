package org.filingmonitor.monitor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.filingmonitor.monitor.failure.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirTest {

    @TempDir
    private Path temp;

    @Test
    void isHeldByOneMonitorAtATime() throws IOException {
        DataDir held = DataDir.open(temp.resolve("data"));

        assertThatThrownBy(() -> DataDir.open(temp.resolve("data")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("Another monitor runs on")
                .hasMessageContaining("--data-dir");

        held.close();
        try (DataDir next = DataDir.open(temp.resolve("data"))) {
            assertThat(next.root()).isDirectory();
        }
    }

    @Test
    void namesADirectoryThatCannotBeWritten() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));

        assertThatThrownBy(() -> DataDir.open(file.resolve("data")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("Cannot write the data directory " + file.resolve("data"));
    }
}
