package org.filingmonitor.streams.query;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.apache.kafka.streams.state.HostInfo;
import org.filingmonitor.filing.OwnerName;
import org.filingmonitor.streams.count.MonthlyCounts;

/**
 * The default day of an answer, the latest that is counted at all: it comes from the instance that holds the scope
 * {@code all}, so that all instances answer as of the same day.
 */
final class LatestDay {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final StateStores stores;
    private final Peers peers;
    private final Clock clock;

    LatestDay(StateStores stores, Peers peers, Clock clock) {
        this.stores = stores;
        this.peers = peers;
        this.clock = clock;
    }

    LocalDate get() {
        return stores.holders()
                .elsewhere(MonthlyCounts.STORE, OwnerName.ALL)
                .map(this::of)
                .orElseGet(() -> Scope.latest(stores, clock));
    }

    private LocalDate of(HostInfo holder) {
        HttpResponse<byte[]> counts = peers.ask(holder, QueryApi.COUNTS + "?scope=" + OwnerName.ALL, Map.of());
        if (counts.statusCode() != HttpStatus.OK.getCode()) {
            throw new MovingException();
        }
        try {
            return LocalDate.parse(JSON.readTree(counts.body()).path("asOf").textValue());
        } catch (IOException e) {
            throw new UncheckedIOException(Peers.authority(holder) + " answers with what is no JSON", e);
        }
    }
}
