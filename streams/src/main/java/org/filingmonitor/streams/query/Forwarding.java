package org.filingmonitor.streams.query;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Takes each request to the instance that holds what it asks for. A reader asks any instance: one that does not hold the
 * scope or the filing hands the request on, once, and passes the whole answer back. One that was handed a request answers
 * by itself, or with 503 if it holds that no more; so no request goes in circles.
 */
final class Forwarding {

    /** The partitions that an instance is asked for, as {@code 0,2}. */
    static final String PARTITIONS = "Filing-Monitor-Partitions";

    private final Holders holders;
    private final Peers peers;

    Forwarding(Holders holders, Peers peers) {
        this.holders = holders;
        this.peers = peers;
    }

    /**
     * Returns a handler of requests that one key of a store decides.
     *
     * @param key reads the key from the request
     * @param local answers where the key is held
     */
    Handler byKey(String store, Function<Context, String> key, Handler local) {
        return request -> {
            boolean handedOn = isHandedOn(request);
            Optional<HostInfo> elsewhere = holders.elsewhere(store, key.apply(request));
            if (elsewhere.isEmpty()) {
                local.handle(request);
            } else if (handedOn) {
                throw new MovingException();
            } else {
                answer(request, peers.ask(elsewhere.get(), RequestTarget.of(request), Map.of()));
            }
        };
    }

    /**
     * Returns how an answer from all partitions of a store comes together: for a reader, from all instances; for another
     * instance, from the partitions that it asks for.
     */
    Parts parts(Context request, String store, int partitions) {
        if (isHandedOn(request)) {
            return new Parts(asked(request), List.of());
        }
        Map<HostInfo, List<Integer>> holding = holders.partitions(store, partitions);
        List<Integer> here = holding.getOrDefault(holders.here(), List.of());
        List<Parts.Elsewhere> others = holding.entrySet().stream()
                .filter(other -> !other.getKey().equals(holders.here()))
                .map(other -> new Parts.Elsewhere(peers, other.getKey(), other.getValue()))
                .toList();
        return new Parts(here, others);
    }

    /** Tells whether another instance sent the request, and signs the answer if it is meant for this one. */
    private boolean isHandedOn(Context request) {
        String meant = request.header(Peers.FORWARDED);
        if (meant == null) {
            return false;
        }
        if (!meant.equals(Peers.authority(holders.here()))) {
            throw new MovingException();
        }
        request.header(Peers.FORWARDED, meant);
        return true;
    }

    private static List<Integer> asked(Context request) {
        String partitions = request.header(PARTITIONS);
        try {
            return Stream.of(String.valueOf(partitions).split(","))
                    .map(Integer::valueOf)
                    .distinct()
                    .toList();
        } catch (NumberFormatException e) {
            throw new BadRequestResponse(PARTITIONS + " must be numbers with commas between them, not " + partitions);
        }
    }

    private static void answer(Context request, HttpResponse<byte[]> answer) {
        request.status(answer.statusCode());
        answer.headers().firstValue("content-type").ifPresent(request::contentType);
        request.result(answer.body());
    }
}
