package org.filingmonitor.monitor.command;

import java.net.URI;
import java.util.Optional;
import org.filingmonitor.alerts.courier.MailAddress;
import org.filingmonitor.alerts.courier.MailServer;
import org.filingmonitor.alerts.courier.MailServer.Login;
import org.filingmonitor.alerts.courier.MailServer.Tls;
import org.filingmonitor.alerts.courier.Sending;
import org.filingmonitor.monitor.config.Defaults;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which server takes mail, and where readers of messages reach the monitor. */
final class SendingOptions {

    private static final String PASSWORD = "--smtp-password";

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "address at which readers of mail, Slack and feeds reach the monitor (default: its own)")
    private URI publicUrl;

    @Option(
            names = "--smtp-host",
            paramLabel = "HOST",
            description = "server that takes mail; without it, none is sent")
    private String host;

    @Option(
            names = "--smtp-port",
            paramLabel = "PORT",
            description = "its port (default: 587 with starttls, 465 with tls, 25 with none)")
    private Integer port;

    @Option(
            names = "--smtp-tls",
            paramLabel = "starttls|tls|none",
            defaultValue = "starttls",
            description = "how the connection is encrypted: once it is open, from the start, or not (default: "
                    + "${DEFAULT-VALUE})")
    private Tls tls;

    @Option(names = "--smtp-from", paramLabel = "ADDRESS", description = "address that mail comes from")
    private String from;

    @Option(names = "--smtp-user", paramLabel = "NAME", description = "name to log in with, where that is asked for")
    private String user;

    @Option(
            names = PASSWORD,
            paramLabel = "PASSWORD",
            description = "its password; from the environment or the file of --config alone")
    private String password;

    /**
     * Returns what was given.
     *
     * @param here address of the monitor itself
     * @throws ParameterException that names what is wrong, with the cure
     */
    Sending read(CommandSpec command, URI here) {
        return new Sending(publicUrl == null ? here : publicUrl(command), mail(command));
    }

    /** Finds what is wrong before anything is started. */
    void check(CommandSpec command) {
        read(command, URI.create("http://127.0.0.1"));
    }

    private URI publicUrl(CommandSpec command) {
        boolean web = "http".equalsIgnoreCase(publicUrl.getScheme()) || "https".equalsIgnoreCase(publicUrl.getScheme());
        if (!web || publicUrl.getHost() == null || publicUrl.getRawQuery() != null || publicUrl.getFragment() != null) {
            throw wrong(command, "--public-url " + publicUrl + " is no address such as https://monitor.example.org");
        }
        return publicUrl;
    }

    private Optional<MailServer> mail(CommandSpec command) {
        Secrets.refuseOnCommandLine(command, PASSWORD);
        if (host == null) {
            return Optional.empty();
        }
        if (from == null || MailAddress.problem(from).isPresent()) {
            throw wrong(command, "--smtp-host needs --smtp-from, one address such as monitor@example.org");
        }
        if (port != null && (port < 1 || port > 65535)) {
            throw wrong(command, "--smtp-port must lie between 1 and 65535, not " + port);
        }
        return Optional.of(new MailServer(host, port == null ? tls.port() : port, tls, from, login(command)));
    }

    private Optional<Login> login(CommandSpec command) {
        if ((user == null) != (password == null)) {
            throw wrong(command, "give both --smtp-user and " + Defaults.variable("smtp-password") + ", or neither");
        }
        if (user != null && tls == Tls.NONE) {
            throw wrong(command, "--smtp-tls none would send the password in the clear; give starttls or tls");
        }
        return Optional.ofNullable(user).map(name -> new Login(name, password));
    }

    private static ParameterException wrong(CommandSpec command, String problem) {
        return new ParameterException(command.commandLine(), problem);
    }
}
