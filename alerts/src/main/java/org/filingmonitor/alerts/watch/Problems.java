package org.filingmonitor.alerts.watch;

import io.javalin.http.BadRequestResponse;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What is wrong with a watchlist: where, and what to do about it. Gathered, so that all is told at once. */
final class Problems {

    /** Longest problem told, in characters: it may repeat what somebody wrote, a megabyte of it. */
    private static final int LONGEST = 500;

    private final Map<String, String> found = new LinkedHashMap<>();

    void add(String where, String problem) {
        found.putIfAbsent(where, problem.length() > LONGEST ? problem.substring(0, LONGEST) + "..." : problem);
    }

    /** Returns each problem by where it is, such as {@code channels[0].url}. */
    Map<String, String> byPlace() {
        return Collections.unmodifiableMap(found);
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
