package org.filingmonitor.producer.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file in a JVM of 64 MB of heap, and prints what that took. Linux only. */
final class HeapBench {

    private HeapBench() {}

    /** Starts the JVM. */
    static void run(Path file) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HeapBench.class.getName(),
                        file.toString())
                .inheritIO()
                .start();
        if (child.waitFor() != 0) {
            throw new IllegalStateException("64 MB of heap do not suffice for " + Files.size(file) + " bytes");
        }
    }

    /** Runs in the child. */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        long documents = ParsingBench.read(Files.newInputStream(file));
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        String resident = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .findFirst()
                .orElse("VmHWM: unknown");
        System.out.println("-Xmx64m: " + Files.size(file) / 1_000_000 + " MB, " + documents
                + " documents; peak heap at most " + peak / 1_000_000 + " MB, resident "
                + resident.substring(6).strip());
    }
}
