package org.filingmonitor.monitor.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Prints how long {@code up} takes until it is ready, at first, again and after a kill, and how much memory the monitor
 * and its registry hold resident with the sample. A figure, no test: what it says depends on the machine. Linux only.
 */
public final class StartUpBench {

    private static final double FIRST_SECONDS = 15;
    private static final double AGAIN_SECONDS = 8;
    private static final double RESIDENT_MIB = 1024;
    private static final int ROUNDS = 3;

    private final String script;
    private final Path data;

    private StartUpBench(String script, Path data) {
        this.script = script;
        this.data = data;
    }

    /** Runs with the path of the {@code filing-monitor} script. */
    public static void main(String[] args) throws Exception {
        // The script builds and prepares itself on first use, which is no start.
        new ProcessBuilder(args[0], "--version").inheritIO().start().waitFor();
        for (int i = 0; i < ROUNDS; i++) {
            Path temp = Files.createTempDirectory("bench");
            new StartUpBench(args[0], temp.resolve("data")).round();
            delete(temp);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> inside = Files.walk(directory)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private void round() throws IOException {
        RunningMonitor monitor = start("first start", FIRST_SECONDS);
        print("resident", residentMebibytes(monitor), "MiB", RESIDENT_MIB);
        monitor.stop();
        monitor = start("second start", AGAIN_SECONDS);
        monitor.kill();
        monitor = start("start after kill", AGAIN_SECONDS);
        print("resident", residentMebibytes(monitor), "MiB", RESIDENT_MIB);
        print("stop", monitor.stop().toMillis() / 1e3, "s", 5);
    }

    private RunningMonitor start(String what, double target) throws IOException {
        long begun = System.nanoTime();
        RunningMonitor monitor =
                RunningMonitor.start(data, List.of(script, "up", "--port", "0", "--data-dir", data.toString()));
        print(what, (System.nanoTime() - begun) / 1e9, "s", target);
        return monitor;
    }

    private static double residentMebibytes(RunningMonitor monitor) throws IOException {
        long kibibytes = 0;
        for (long id : monitor.processIds()) {
            kibibytes += Files.readAllLines(Path.of("/proc/" + id + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        }
        return kibibytes / 1024.0;
    }

    private static void print(String what, double figure, String unit, double target) {
        System.out.println(String.format(
                Locale.ROOT, "%-17s %7.1f %-3s  %.2f of the target", what, figure, unit, figure / target));
    }
}
