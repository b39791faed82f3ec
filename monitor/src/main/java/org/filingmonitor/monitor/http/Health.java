package org.filingmonitor.monitor.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** Says whether the process lives and whether each of its parts is ready; it only reports. */
public final class Health {

    private final SortedMap<String, BooleanSupplier> parts;

    private Health(SortedMap<String, BooleanSupplier> parts) {
        this.parts = parts;
    }

    /** Watches parts by name. */
    public static Health of(Map<String, BooleanSupplier> parts) {
        return new Health(new TreeMap<>(parts));
    }

    /** Returns whether every part is ready. */
    public boolean isReady() {
        return unready().isEmpty();
    }

    /** Returns the names of the parts that are not ready. */
    public List<String> unready() {
        return parts.keySet().stream()
                .filter(part -> !parts.get(part).getAsBoolean())
                .toList();
    }

    /** Adds {@code /health/live} and {@code /health/ready}. */
    public void routes(RoutesConfig routes) {
        routes.get("/health/live", request -> request.json(new Live(true)));
        routes.get("/health/ready", this::ready);
    }

    private record Live(boolean live) {}

    private record Ready(boolean ready, SortedMap<String, Boolean> parts) {}

    private void ready(Context request) {
        List<String> unready = unready();
        SortedMap<String, Boolean> states = new TreeMap<>();
        parts.keySet().forEach(part -> states.put(part, !unready.contains(part)));
        if (!unready.isEmpty()) {
            request.status(HttpStatus.SERVICE_UNAVAILABLE).header(Header.RETRY_AFTER, HttpServer.RETRY_SECONDS);
        }
        request.json(new Ready(unready.isEmpty(), states));
    }
}
