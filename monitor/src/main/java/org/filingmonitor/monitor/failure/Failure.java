package org.filingmonitor.monitor.failure;

/** What went wrong and how to cure it, in one line for the person at the terminal. */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private final int exitCode;

    private Failure(String line, Throwable cause, int exitCode) {
        super(line, cause);
        this.exitCode = exitCode;
    }

    /** Fails with a line that names the cure. */
    public Failure(String line) {
        this(line, null, FAILED);
    }

    /** Fails with a line that names the cure; the cause is for the log. */
    public Failure(String line, Throwable cause) {
        this(line, cause, FAILED);
    }

    /** What was asked for cannot be: the command was used wrongly. */
    public static Failure ofUsage(String line) {
        return new Failure(line, null, USAGE);
    }

    /** Returns what the command exits with. */
    public int exitCode() {
        return exitCode;
    }
}
