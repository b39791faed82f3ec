package org.filingmonitor.alerts.deliver;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.ServiceUnavailableResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.filingmonitor.alerts.page.Parameters;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.alerts.wire.ReaderPool;
import org.filingmonitor.event.DeliveryState;
import org.filingmonitor.event.NotificationOutcome;
import org.filingmonitor.serde.AvroSerdes;

/**
 * The routes of what became of notifications: the latest, of one {@code watchlist} or one {@code state} or all, {@code
 * size} at most; and one of them sent again, which answers 202 once Kafka has it. A notification is kept for 30 days.
 */
public final class NotificationApi implements AutoCloseable {

    private static final String ALL = "/api/v1/notifications";
    private static final String NOTIFICATION_ID = "[0-9a-f]{32}";
    private static final String STATES = Arrays.stream(DeliveryState.values())
            .filter(state -> state != DeliveryState.UNKNOWN)
            .map(DeliveryState::name)
            .collect(Collectors.joining(", "));

    private final OutcomeLog log;
    private final Redelivery redelivery;

    /** Answers from the topics. */
    public NotificationApi(KafkaClients clients, ReaderPool readers, AvroSerdes serdes, Clock clock) {
        this.log = new OutcomeLog(readers, serdes);
        this.redelivery = new Redelivery(clients, clock);
    }

    /** Adds the routes. */
    public void routes(RoutesConfig routes) {
        routes.get(ALL, this::list);
        routes.post(ALL + "/{id}/redeliver", this::redeliver);
    }

    private void list(Context request) {
        Parameters given = Parameters.of(request, "watchlist", "state", "size");
        Optional<String> watchlist = given.text("watchlist");
        Optional<DeliveryState> state = given.text("state").map(NotificationApi::state);
        int size = given.size();
        try {
            List<NotificationJson> latest = log
                    .latest(
                            (id, outcome) -> watchlist
                                            .map(outcome.getWatchlistId()::equals)
                                            .orElse(true)
                                    && state.map(outcome.getState()::equals).orElse(true),
                            size)
                    .stream()
                    .map(NotificationJson::of)
                    .toList();
            request.json(Map.of("notifications", latest));
        } catch (KafkaException e) {
            throw away(e);
        }
    }

    private void redeliver(Context request) {
        String id = request.pathParam("id");
        if (!id.matches(NOTIFICATION_ID)) {
            throw new BadRequestResponse(
                    "A notification's id is 32 digits and letters from a to f, as 'GET " + ALL + "' lists");
        }
        try {
            NotificationOutcome outcome =
                    log.of(id).orElseThrow(() -> new NotFoundResponse("Nothing is known of a notification " + id));
            if (outcome.getState() == DeliveryState.RETRYING) {
                throw new ConflictResponse("It is still being tried, next at " + outcome.getNextAttempt());
            }
            if (!redelivery.send(outcome)) {
                throw new NotFoundResponse("Notification " + id + " is kept no more; its alerts are in alerts.v1");
            }
            request.status(HttpStatus.ACCEPTED);
        } catch (KafkaException | ExecutionException | TimeoutException e) {
            throw away(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceUnavailableResponse("The monitor is stopping; try again later");
        }
    }

    private static ServiceUnavailableResponse away(Exception e) {
        return new ServiceUnavailableResponse("Kafka does not answer: " + e.getMessage() + "; try again");
    }

    private static DeliveryState state(String name) {
        return Arrays.stream(DeliveryState.values())
                .filter(state -> state != DeliveryState.UNKNOWN && state.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new BadRequestResponse("state: give one of " + STATES));
    }

    @Override
    public void close() {
        redelivery.close();
    }
}
