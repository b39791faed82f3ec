package org.filingmonitor.alerts.page;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The parameters of a list; whatever cannot be read is answered with 400 and what would be right. */
public final class Parameters {

    private static final int SIZE = 100;
    private static final int LARGEST = 1_000;

    private final Context request;

    private Parameters(Context request) {
        this.request = request;
    }

    /** Reads a request that may have the named parameters and no others. */
    public static Parameters of(Context request, String... known) {
        refuseOthers(request, known);
        return new Parameters(request);
    }

    /**
     * Makes sure that a request has no parameter but these: one that is misspelt would be passed over.
     *
     * @throws BadRequestResponse that names the others, and these
     */
    public static void refuseOthers(Context request, String... known) {
        Set<String> unknown = new TreeSet<>(request.queryParamMap().keySet());
        unknown.removeAll(Set.of(known));
        if (!unknown.isEmpty()) {
            throw new BadRequestResponse("Unknown parameter " + String.join(", ", unknown) + "; known are "
                    + String.join(", ", new TreeSet<>(Set.of(known))));
        }
    }

    /** Returns a parameter; empty if it is not given, or blank. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(request.queryParam(name)).filter(text -> !text.isBlank());
    }

    /** Returns how many are asked for at most. */
    public int size() {
        String text = text("size").orElse(String.valueOf(SIZE));
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > LARGEST) {
            throw new BadRequestResponse("size: give a number from 1 to " + LARGEST);
        }
        return Integer.parseInt(text);
    }
}
