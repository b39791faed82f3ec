package org.filingmonitor.alerts.matching.anchor;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Checks joined; those that take least are asked first. */
abstract class Joined implements Check {

    private final Check[] parts;

    Joined(List<Check> parts) {
        this.parts = parts.stream().sorted(Comparator.comparing(Check::effort)).toArray(Check[]::new);
    }

    /** Returns the checks in the order of their effort; nobody may change them. */
    final Check[] parts() {
        return parts;
    }

    @Override
    public final void forEachFeature(Consumer<Feature> consumer) {
        for (Check part : parts) {
            part.forEachFeature(consumer);
        }
    }

    @Override
    public final Effort effort() {
        Effort greatest = parts.length == 0 ? Effort.LEAST : parts[parts.length - 1].effort();
        return greatest == Effort.LEAST ? Effort.SMALL : greatest;
    }
}
