package org.filingmonitor.alerts.watch;

import io.javalin.http.BadRequestResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What is wrong with a watchlist: where, and what to do about it. Gathered, so that all is told at once. */
final class Problems {

    private final Map<String, String> found = new LinkedHashMap<>();

    void add(String where, String problem) {
        found.putIfAbsent(where, problem);
    }

    /** Throws everything that was found, if anything was. */
    void refuse() {
        if (!found.isEmpty()) {
            String all = found.entrySet().stream()
                    .map(problem -> problem.getKey() + ": " + problem.getValue())
                    .collect(Collectors.joining("; "));
            throw new BadRequestResponse("This is no watchlist: " + all, Map.copyOf(found));
        }
    }
}
