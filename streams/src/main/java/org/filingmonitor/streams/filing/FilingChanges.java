package org.filingmonitor.streams.filing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingChange;
import org.filingmonitor.event.Owner;
import org.filingmonitor.filing.FilingFacts;
import org.filingmonitor.filing.OwnerName;

/** Says what changed between two states of a filing. */
final class FilingChanges {

    private FilingChanges() {}

    /**
     * Returns the change; empty if only the time of first sight, the feeds or the revision differ, which are no change.
     *
     * @param before the filing until now, or null if it is new; its id is another if only a publication was known
     * @param after the filing from now on, or null if it ceased to exist under its id
     */
    static Optional<FilingChange> between(Filing before, Filing after, Instant recordedAt, boolean history) {
        if (before != null && after != null && sameContent(before, after)) {
            return Optional.empty();
        }
        return Optional.of(new FilingChange(before, after, facts(before, after), recordedAt, history));
    }

    private static boolean sameContent(Filing before, Filing after) {
        Filing seenAlike = Filing.newBuilder(after)
                .setFirstSeenAt(before.getFirstSeenAt())
                .setFeeds(before.getFeeds())
                .setRevision(before.getRevision())
                .build();
        return before.equals(seenAlike);
    }

    private static List<String> facts(Filing before, Filing after) {
        Set<String> facts = new TreeSet<>(FilingFacts.of(after));
        facts.removeAll(FilingFacts.of(before));
        List<String> brought = new ArrayList<>(facts);
        if (before != null && after != null) {
            brought.addAll(transitions(before, after));
        }
        return brought;
    }

    private static List<String> transitions(Filing before, Filing after) {
        List<String> transitions = new ArrayList<>();
        if (before.getStatus() != after.getStatus()) {
            transitions.add("STATUS");
        }
        if (!owners(before).equals(owners(after))) {
            transitions.add("OWNER");
        }
        if (!classes(before).equals(classes(after))) {
            transitions.add("CLASSIFIED");
        }
        if (!Objects.equals(before.getTitle(), after.getTitle())
                || !Objects.equals(before.getAbstract$(), after.getAbstract$())
                || !before.getTranslations().equals(after.getTranslations())) {
            transitions.add("AMENDED");
        }
        return transitions;
    }

    private static Set<String> owners(Filing filing) {
        return filing.getOwners().stream()
                .map(Owner::getName)
                .map(OwnerName::normalised)
                .collect(Collectors.toSet());
    }

    private static Set<String> classes(Filing filing) {
        Set<String> classes = new TreeSet<>(filing.getIpc());
        classes.addAll(filing.getCpc());
        return classes;
    }
}
