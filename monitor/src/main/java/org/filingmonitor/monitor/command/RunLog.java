package org.filingmonitor.monitor.command;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** Where a run logs to. Without it, as in client commands, only warnings reach the console. */
final class RunLog {

    private RunLog() {}

    /** Details go into {@code logs/} of a data directory from now on; the console keeps what a person needs. */
    static void intoFiles(Path dataDir) throws JoranException {
        configure(
                "/local-log.xml",
                Map.of("LOGS", dataDir.resolve("logs").toAbsolutePath().toString()));
    }

    /** Everything goes to the console from now on, where whatever runs the process gathers it. */
    static void ontoConsole() throws JoranException {
        configure("/apart-log.xml", Map.of());
    }

    private static void configure(String resource, Map<String, String> properties) throws JoranException {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        properties.forEach(context::putProperty);
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(RunLog.class.getResource(resource));
    }
}
