package org.filingmonitor.monitor.command;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;
import org.filingmonitor.monitor.apart.ApartMonitor;
import org.filingmonitor.monitor.apart.Application;
import org.filingmonitor.monitor.http.ServerConfig;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/** How one application runs alone: on which Kafka and registry, and where it answers. */
final class ApartOptions {

    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private ServerOptions server;

    /** Returns where the application answers, and whom. */
    ServerConfig server() {
        return server.config();
    }

    /** Runs an application, started from the properties of Kafka clients and its own address, until it is stopped. */
    int run(CommandSpec command, BiFunction<Map<String, String>, URI, Application> start) throws Exception {
        ServerConfig address = server();
        Map<String, String> properties = kafka.properties(command);
        RunLog.ontoConsole();
        try (ApartMonitor monitor = new ApartMonitor(command.name(), properties)) {
            Runtime.getRuntime().addShutdownHook(new Thread(monitor::close, "stop"));
            monitor.start(address, here -> start.apply(properties, here));
            new CountDownLatch(1).await();
        }
        return 0;
    }
}
