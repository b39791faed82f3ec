package org.filingmonitor.monitor.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How the registry's JVM runs.
 *
 * @param flags its options
 * @param stop how long it may take to end by itself once asked
 */
record RegistryJvm(List<String> flags, Duration stop) {

    /** System property that names a class-data archive to start from; one that is missing or unfit does no harm. */
    private static final String ARCHIVE = "filing-monitor.registry.archive";

    /** System property that names the class-data archive to write at the end of a training run. */
    private static final String TRAINING = "filing-monitor.registry.training";

    /** Small and quick to start: no second compiler, no parallel collector, no JVM warnings about archives. */
    private static final List<String> FRUGAL =
            List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xlog:disable");

    private static final Duration STOP = Duration.ofSeconds(2);
    private static final Duration STOP_AND_WRITE_ARCHIVE = Duration.ofMinutes(1);

    static RegistryJvm fromSystemProperties() {
        String training = System.getProperty(TRAINING);
        String archive = System.getProperty(ARCHIVE);
        List<String> flags = new ArrayList<>(FRUGAL);
        if (training != null) {
            flags.add("-XX:ArchiveClassesAtExit=" + training);
        } else if (archive != null) {
            flags.add("-XX:SharedArchiveFile=" + archive);
        }
        return new RegistryJvm(List.copyOf(flags), training == null ? STOP : STOP_AND_WRITE_ARCHIVE);
    }
}
