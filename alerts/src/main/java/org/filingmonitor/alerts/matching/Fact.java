package org.filingmonitor.alerts.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingChange;
import org.filingmonitor.event.Owner;
import org.filingmonitor.event.Translation;
import org.filingmonitor.event.WatchedFact;
import org.filingmonitor.filing.FilingFacts;
import org.filingmonitor.filing.OwnerName;

/**
 * A fact of a filing.
 *
 * @param name what readers see: {@code NEW}, {@code PUBLISHED:CN111447221B}, {@code OWNER}
 * @param identity what tells it from others of the filing: the name, and for a transition the value that it led to. A
 *     filing may change its owner twice, but to one owner only once
 */
record Fact(String name, String identity) {

    /** Returns the facts that hold for a filing; none for null. */
    static Set<Fact> of(Filing filing) {
        return FilingFacts.of(filing).stream()
                .map(name -> new Fact(name, name))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Returns the facts that a change brought or left standing, its transitions last. */
    static Set<Fact> of(FilingChange change) {
        Filing after = change.getAfter();
        Set<Fact> facts = of(after);
        if (!facts.isEmpty()) { // a deleted filing has no facts, and no transitions either
            change.getFacts().stream()
                    .filter(name -> isTransition(name))
                    .map(name -> new Fact(name, name + "=" + ContentId.of(value(name, after))))
                    .forEach(facts::add);
        }
        return facts;
    }

    /** Returns the kind of this fact. */
    WatchedFact kind() {
        return WatchedFact.valueOf(name.startsWith(FilingFacts.PUBLISHED) ? "PUBLISHED" : name);
    }

    private static boolean isTransition(String name) {
        return switch (name) {
            case "STATUS", "OWNER", "CLASSIFIED", "AMENDED" -> true;
            default -> false;
        };
    }

    private static String[] value(String transition, Filing after) {
        return switch (transition) {
            case "STATUS" -> new String[] {after.getStatus().name()};
            case "OWNER" ->
                sorted(after.getOwners().stream()
                        .map(Owner::getName)
                        .map(OwnerName::normalised)
                        .toList());
            case "CLASSIFIED" -> classes(after);
            default -> texts(after);
        };
    }

    private static String[] texts(Filing filing) {
        List<String> texts = new ArrayList<>(Arrays.asList(filing.getTitle(), filing.getAbstract$()));
        for (Translation translation : filing.getTranslations()) {
            texts.add(translation.getLanguage());
            texts.add(translation.getTitle());
            texts.add(translation.getAbstract$());
        }
        return texts.stream().map(text -> Objects.requireNonNullElse(text, "")).toArray(String[]::new);
    }

    private static String[] classes(Filing filing) {
        List<String> all = new ArrayList<>(filing.getIpc());
        all.addAll(filing.getCpc());
        return sorted(all);
    }

    private static String[] sorted(List<String> values) {
        return new TreeSet<>(values).toArray(String[]::new);
    }
}
