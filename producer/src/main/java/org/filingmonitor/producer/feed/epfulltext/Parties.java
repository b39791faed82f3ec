package org.filingmonitor.producer.feed.epfulltext;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.filingmonitor.producer.feed.FilingDraft;
import org.filingmonitor.producer.feed.xml.XmlCursor;

/**
 * Applicants (B711), inventors (B721) and proprietors (B731). The owners of a patent are its proprietors, those of an
 * application its applicants; where one group is missing, the other stands in.
 */
final class Parties {

    private record Person(String name, String country) {}

    private final List<Person> applicants = new ArrayList<>();
    private final List<Person> inventors = new ArrayList<>();
    private final List<Person> proprietors = new ArrayList<>();

    /** Reads B700. */
    void read(XmlCursor b700) {
        b700.children(group -> b700.children(name -> {
            switch (name) {
                case "B711" -> applicants.add(person(b700));
                case "B721" -> inventors.add(person(b700));
                case "B731" -> proprietors.add(person(b700));
                default -> {}
            }
        }));
    }

    /** States owners and inventors. */
    void state(FilingDraft draft, boolean patent) {
        List<Person> preferred = patent ? proprietors : applicants;
        List<Person> others = patent ? applicants : proprietors;
        List<Person> owners = preferred.isEmpty() ? others : preferred;
        owners.forEach(owner -> draft.owner(owner.name(), owner.country()));
        inventors.forEach(inventor -> draft.inventor(inventor.name()));
    }

    /** A person or an organisation; the country is the one of its address. */
    private static Person person(XmlCursor element) {
        Map<String, String> parts = new HashMap<>();
        element.children(name -> {
            switch (name) {
                case "snm", "fnm", "sfx", "onm" -> parts.putIfAbsent(name, element.text());
                case "adr" -> parts.putIfAbsent("ctry", Leaves.one(element, "ctry"));
                default -> {}
            }
        });
        String country = parts.getOrDefault("ctry", "");
        return new Person(name(parts), country.isEmpty() ? null : country);
    }

    /** The documents write a whole name into snm; the DTD lets it stand in parts. */
    private static String name(Map<String, String> parts) {
        String last = parts.getOrDefault("snm", parts.getOrDefault("onm", ""));
        String named = Stream.of(last, parts.getOrDefault("fnm", ""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return (named + " " + parts.getOrDefault("sfx", "")).strip();
    }
}
