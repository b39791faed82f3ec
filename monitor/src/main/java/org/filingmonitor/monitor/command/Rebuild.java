package org.filingmonitor.monitor.command;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.filingmonitor.monitor.apart.Away;
import org.filingmonitor.monitor.failure.Failure;
import org.filingmonitor.streams.audit.Audit;
import org.filingmonitor.streams.audit.Audit.Outcome;
import picocli.CommandLine;

/** The audit of {@code counts --rebuild}: runs it, ends it when the user does, and prints what it found. */
final class Rebuild {

    /** Rows that are printed, at most; how many differ is said in any case. */
    private static final int LIMIT = 100;

    /** Ending begins at the next record or row, and then removes files. */
    private static final int LONGEST_END_SECONDS = 10;

    private final Map<String, String> kafka;
    private final CommandLine command;

    /**
     * Prepares an audit.
     *
     * @param kafka properties of the clients of Kafka and the registry
     */
    Rebuild(Map<String, String> kafka, CommandLine command) {
        this.kafka = kafka;
        this.command = command;
    }

    /**
     * Audits and prints what was found.
     *
     * @return what the command exits with
     * @throws Failure if Kafka or the registry cannot be asked, or feeds run faster than can be compared
     */
    int run(boolean json) {
        Outcome outcome = endingWithTheUser();
        if (json) {
            command.getOut().println(RebuildReport.json(outcome));
        } else {
            RebuildReport.print(outcome, command.getOut());
        }
        return switch (outcome.verdict()) {
            case EQUAL -> 0;
            case DIFFERENT -> 1;
            case UNSETTLED -> throw new Failure(unsettled(outcome));
        };
    }

    private static String unsettled(Outcome outcome) {
        return "Not compared to the end: "
                + (outcome.behind() > 0
                        ? "streams is behind by " + outcome.behind()
                                + " records and months of trends; see that it runs, and try again"
                        : "the topics kept moving, since feeds run faster than can be compared; try again when they are "
                                + "quieter");
    }

    /** Ctrl-C interrupts the audit, and the process waits until nothing is left of it. */
    private Outcome endingWithTheUser() {
        Thread working = Thread.currentThread();
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(working, ended), "stop"));
        try {
            return audit();
        } finally {
            ended.countDown();
        }
    }

    private static void end(Thread working, CountDownLatch ended) {
        if (ended.getCount() > 0) {
            working.interrupt();
            await(ended);
        }
    }

    private static void await(CountDownLatch ended) {
        try {
            boolean unused = ended.await(LONGEST_END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Outcome audit() {
        try (RebuildProgress progress = new RebuildProgress();
                Audit audit = new Audit(kafka, LIMIT, progress)) {
            return audit.run();
        } catch (InterruptException interrupted) {
            throw new Failure("Interrupted", interrupted);
        } catch (KafkaException failed) {
            throw new Failure("Cannot read Kafka's topics: " + Away.reason(failed), failed);
        } catch (UncheckedIOException failed) {
            throw new Failure(failed.getCause().getMessage() + ": the recount needs room for temporary files", failed);
        }
    }
}
