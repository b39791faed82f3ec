package org.filingmonitor.monitor.command;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.filingmonitor.streams.audit.Audit;
import picocli.CommandLine.Help.Ansi;

/** Shows a recount to the person at the terminal: a bar over all records. */
final class RebuildProgress implements Audit.Progress, AutoCloseable {

    /** The bar shows on a terminal only. */
    private final ProgressBar bar = Ansi.AUTO.enabled() ? bar() : null;

    private static ProgressBar bar() {
        return new ProgressBarBuilder()
                .setTaskName("Recount")
                .setInitialMax(0)
                .setUnit(" records", 1)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build();
    }

    @Override
    public void expect(long records) {
        if (bar != null) {
            bar.maxHint(bar.getCurrent() + records);
            bar.setExtraMessage("reading");
        }
    }

    @Override
    public void read(long records) {
        if (bar != null) {
            bar.stepBy(records);
        }
    }

    @Override
    public void compare() {
        if (bar != null) {
            bar.setExtraMessage("counting and comparing");
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
