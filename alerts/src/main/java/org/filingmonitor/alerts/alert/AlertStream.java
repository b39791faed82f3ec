package org.filingmonitor.alerts.alert;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.ServiceUnavailableResponse;
import io.javalin.http.servlet.JavalinServletContext;
import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.filingmonitor.alerts.page.Parameters;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.alerts.wire.Tireless;
import org.filingmonitor.event.Alert;

/**
 * Alerts as server-sent events, of one watchlist or all, as they are fired; those of muted filings are left out. An
 * event's id is the position after it: who comes back with {@code Last-Event-ID}, or asks for what is {@code after} a
 * position, gets everything since, and nothing twice.
 */
public final class AlertStream implements AutoCloseable {

    private static final String PATH = "/api/v1/alerts/stream";
    private static final String EVENTS = "text/event-stream";

    /** Each listener keeps a thread of the server. */
    private static final int LISTENERS = 100;

    /** So often a silent connection is tried, so that one that nobody reads ends. */
    private static final Duration BEAT = Duration.ofSeconds(10);

    private final AlertLog log;
    private final AlertMarks marks;
    private final AlertTail tail;
    private final Tireless reading;
    private volatile boolean open = true;

    /** Reads alerts, from now on, until it is closed. */
    public AlertStream(KafkaClients clients, AlertLog log, AlertMarks marks) {
        this.log = log;
        this.marks = marks;
        this.tail = new AlertTail(clients, log);
        this.reading = Tireless.start("alert-stream", tail);
    }

    /** Adds the route. */
    public void routes(RoutesConfig routes) {
        routes.beforeMatched(PATH, request -> {
            Parameters.refuseOthers(request, "watchlist", "after");
            from(request);
            requireReader(request);
            if (!tail.isPlaced()) {
                throw new ServiceUnavailableResponse("Alerts cannot be read yet; try again in a second");
            }
            if (tail.listening() >= LISTENERS) {
                throw new ServiceUnavailableResponse("There are " + LISTENERS + " listeners already; try again later");
            }
        });
        routes.sse(PATH, this::serve);
    }

    /** To others Javalin answers nothing at all, as if there were no alerts. */
    private static void requireReader(Context request) {
        if (!Optional.ofNullable(request.header(Header.ACCEPT)).orElse("").contains(EVENTS)) {
            throw new HttpResponseException(
                    HttpStatus.NOT_ACCEPTABLE.getCode(),
                    "These are server-sent events: ask with the header 'Accept: " + EVENTS + "'");
        }
    }

    private void serve(SseClient client) {
        AlertListener listener = tail.listen();
        try {
            BooleanSupplier going = () -> open && !client.terminated();
            Optional<AlertCursor> from = from(client.ctx()).map(log::reachable);
            Sending sending = new Sending(client, wanted(client.ctx()), from.orElse(listener.begun()));
            if (from.isPresent()) {
                log.replay(from.get(), going, sending::send);
            }
            while (going.getAsBoolean() && !listener.isBehind()) {
                listener.next(BEAT).ifPresentOrElse(sending::send, () -> client.sendComment("still here"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            tail.leave(listener);
            end(client.ctx());
        }
    }

    /**
     * Nothing follows the stream. Where the reader left, or the server is stopping, Jetty may have taken the request back
     * meanwhile: Javalin's next task would fail, as would the one that answers failures, and that for ever.
     */
    private static void end(Context request) {
        if (request instanceof JavalinServletContext context) {
            context.getTasks().clear();
        }
    }

    private static Optional<AlertCursor> from(Context request) {
        try {
            return Optional.ofNullable(request.header("Last-Event-ID"))
                    .or(() -> Optional.ofNullable(request.queryParam("after")))
                    .filter(text -> !text.isBlank())
                    .map(AlertCursor::of);
        } catch (IllegalArgumentException e) {
            throw new BadRequestResponse("after: " + e.getMessage());
        }
    }

    private Predicate<Alert> wanted(Context request) {
        String watchlist = request.queryParam("watchlist");
        boolean all = watchlist == null || watchlist.isBlank();
        return alert -> (all || watchlist.equals(alert.getWatchlistId())) && !marks.isMuted(alert);
    }

    @Override
    public void close() {
        open = false;
        reading.close();
    }

    /** What one reader was sent: an alert may come from the log and from the tail. */
    private final class Sending {

        private final SseClient client;
        private final Predicate<Alert> wanted;
        private AlertCursor position;

        Sending(SseClient client, Predicate<Alert> wanted, AlertCursor position) {
            this.client = client;
            this.wanted = wanted;
            this.position = position;
        }

        void send(PlacedAlert placed) {
            if (position.isBefore(placed) && !client.terminated()) {
                position = position.after(placed);
                if (wanted.test(placed.alert())) {
                    client.sendEvent("alert", ListedAlert.of(placed.alert(), marks), position.toString());
                }
            }
        }
    }
}
