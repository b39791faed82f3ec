package org.filingmonitor.monitor.command;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Sends the details of a local run into files of its data directory; the console keeps what a person needs. */
final class LocalLog {

    private LocalLog() {}

    /** Logs into {@code logs/} of a data directory from now on. */
    static void in(Path dataDir) throws JoranException {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        context.putProperty("LOGS", dataDir.resolve("logs").toAbsolutePath().toString());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LocalLog.class.getResource("/local-log.xml"));
    }
}
