package org.filingmonitor.monitor.command;

import java.io.IOException;
import java.io.PrintWriter;

/** An answer of the monitor as rows. */
interface AnswerTable {

    /** Prints it for people. */
    void print(PrintWriter out);

    /** Writes it as comma-separated values. */
    void writeCsv(PrintWriter out) throws IOException;
}
