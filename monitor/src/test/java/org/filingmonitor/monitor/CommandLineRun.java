package org.filingmonitor.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Runs the command line in this process. */
final class CommandLineRun {

    private CommandLineRun() {}

    /** What a command printed and exited with. */
    record Ended(int exitCode, String out, String err) {}

    static Ended of(Map<String, String> environment, String... args) {
        PrintStream systemOut = System.out;
        PrintStream systemErr = System.err;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
            int exitCode = Main.run(environment, args);
            return new Ended(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(systemOut);
            System.setErr(systemErr);
        }
    }

    static void assertOneLine(Ended ended, int exitCode, String text) {
        assertThat(ended.exitCode()).isEqualTo(exitCode);
        assertThat(ended.err().lines()).singleElement().asString().contains(text);
    }
}
