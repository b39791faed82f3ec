package org.filingmonitor.monitor.command;

import java.nio.file.Path;
import java.util.Optional;
import org.filingmonitor.monitor.config.Defaults;
import org.filingmonitor.monitor.http.Keystore;
import org.filingmonitor.monitor.http.ServerConfig;
import org.filingmonitor.monitor.http.Tokens;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where an HTTP server answers, whom, and whether over TLS. */
final class ServerOptions {

    private static final String READ = "--read-token";
    private static final String WRITE = "--write-token";
    private static final String PASSWORD = "--tls-keystore-password";

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "address to listen at (default: ${DEFAULT-VALUE}); 0.0.0.0 is every address of the machine. "
                    + "Beyond loopback, a token is needed")
    private String host;

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "HTTP port (default: ${DEFAULT-VALUE}); 0 picks a free one, with 'up' for everything")
    private int port;

    @Option(
            names = READ,
            paramLabel = "TOKEN",
            description = "what who reads must show; from the environment or --config alone")
    private String readToken;

    @Option(
            names = WRITE,
            paramLabel = "TOKEN",
            description = "what who writes must show, which lets read too; from the environment or --config alone")
    private String writeToken;

    @Option(
            names = "--tls-keystore",
            paramLabel = "FILE",
            description = "PKCS #12 file with certificate and private key: answer over https")
    private Path keystore;

    @Option(
            names = PASSWORD,
            paramLabel = "PASSWORD",
            description = "the password of that file; from the environment or --config alone")
    private String password;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /**
     * Returns what was chosen.
     *
     * @throws ParameterException if that cannot be, as when others could reach the server and no token is asked for
     */
    ServerConfig config() {
        Secrets.refuseOnCommandLine(command, READ, WRITE, PASSWORD);
        if (port < 0 || port > 65535) {
            throw refusal("--port must lie between 0 and 65535, not " + port);
        }
        ServerConfig config = new ServerConfig(
                host, port, tokens(), Optional.ofNullable(keystore).map(this::read));
        if (config.resolved().isEmpty()) {
            throw refusal("--host " + host + " is no address of this machine");
        }
        if (!config.tokens().areAsked() && !config.isOnLoopback()) {
            throw refusal("--host " + host
                    + " lets others in: set a token of 16 or more letters and digits that they must "
                    + "show, as " + variable(WRITE) + " (and " + variable(READ) + " for who may only read), or under "
                    + "'write-token:' and 'read-token:' in --config");
        }
        return config;
    }

    private Tokens tokens() {
        if (readToken == null && writeToken == null) {
            return Tokens.NONE;
        }
        try {
            return Tokens.of(Optional.ofNullable(readToken), Optional.ofNullable(writeToken));
        } catch (IllegalArgumentException e) {
            throw refusal(variable(READ) + ", " + variable(WRITE) + ": " + e.getMessage());
        }
    }

    private Keystore read(Path file) {
        try {
            return Keystore.read(file, password == null ? "" : password);
        } catch (IllegalArgumentException e) {
            throw refusal("--tls-keystore: " + e.getMessage() + "; its password is taken from " + variable(PASSWORD)
                    + " or 'tls-keystore-password:' in --config");
        }
    }

    private static String variable(String option) {
        return Defaults.variable(option.substring(2));
    }

    private ParameterException refusal(String line) {
        return new ParameterException(command.commandLine(), line);
    }
}
