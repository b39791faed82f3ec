package org.filingmonitor.monitor.command;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;
import org.filingmonitor.monitor.apart.ApartMonitor;
import org.filingmonitor.monitor.apart.Application;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How one application runs alone: on which Kafka and registry, and where it answers. */
final class ApartOptions {

    @Mixin
    private KafkaOptions kafka;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "address to listen at (default: ${DEFAULT-VALUE}); 0.0.0.0 is every address of the machine, "
                    + "and whoever reaches it may read and write")
    private String host;

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "HTTP port (default: ${DEFAULT-VALUE}); 0 picks a free port")
    private int port;

    /** Runs an application, started from the properties of Kafka clients and its own address, until it is stopped. */
    int run(CommandSpec command, BiFunction<Map<String, String>, URI, Application> start) throws Exception {
        URI address = address(command);
        Map<String, String> properties = kafka.properties(command);
        RunLog.ontoConsole();
        try (ApartMonitor monitor = new ApartMonitor(command.name(), properties)) {
            Runtime.getRuntime().addShutdownHook(new Thread(monitor::close, "stop"));
            monitor.start(address, here -> start.apply(properties, here));
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private URI address(CommandSpec command) throws URISyntaxException {
        if (port < 0 || port > 65535) {
            throw new ParameterException(command.commandLine(), "--port must lie between 0 and 65535, not " + port);
        }
        try {
            InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new ParameterException(command.commandLine(), "--host " + host + " is no address of this machine", e);
        }
        return new URI("http", null, host, port, null, null, null);
    }
}
