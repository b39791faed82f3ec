package org.filingmonitor.producer.feed.exchange;

import java.lang.Character.UnicodeScript;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.filingmonitor.producer.feed.xml.XmlCursor;

/**
 * The applicants or the inventors of a document, each once. The EPO lists them in its own normalised spelling
 * ({@code docdb}, {@code epodoc}), with the country, and as the office spells them ({@code docdba}, {@code original}); a
 * person has the same {@code sequence} in both. The name is the office's, else the EPO's; the country is the EPO's.
 *
 * <p>An office's list may go on with other spellings of the same persons, once more in mixed case or in another script.
 * Who stands in it beyond the EPO's list is left out where the same name stands before, or where those in another script
 * are as many as the EPO's list; all others are listed.
 */
final class Persons {

    private static final List<String> OFFICE = List.of("docdba", "original");
    private static final List<String> NORMALISED = List.of("docdb", "epodoc");
    private static final Pattern SEQUENCE = Pattern.compile("\\d{1,6}");
    private static final Pattern WITH_COUNTRY = Pattern.compile("(.*\\S)\\s*\\[([A-Z]{2})]");
    private static final Pattern TRAILING = Pattern.compile("[\\s,;]+$");

    /** A person; the country is null where none is given. */
    record Person(String name, String country) {

        Person in(String theCountry) {
            return country == null ? new Person(name, theCountry) : this;
        }

        boolean isInOtherScript() {
            return name.codePoints().noneMatch(letter -> UnicodeScript.of(letter) == UnicodeScript.LATIN);
        }
    }

    /** By format, then by sequence. */
    private final Map<String, NavigableMap<Integer, Person>> formats = new HashMap<>();

    /** Reads the element at which a cursor stands: {@code applicants} or {@code inventors}. */
    void read(XmlCursor list) {
        list.children(each -> {
            NavigableMap<Integer, Person> persons =
                    formats.computeIfAbsent(list.attribute("data-format"), unseen -> new TreeMap<>());
            int sequence = sequence(list.attribute("sequence"), persons);
            person(list).ifPresent(person -> persons.put(sequence, person));
        });
    }

    /** Who has no sequence, or one that is taken, stands last: nobody is lost. */
    private static int sequence(String stated, NavigableMap<Integer, Person> persons) {
        int last = persons.isEmpty() ? 0 : persons.lastKey();
        int sequence = SEQUENCE.matcher(stated).matches() ? Integer.parseInt(stated) : last + 1;
        return persons.containsKey(sequence) ? last + 1 : sequence;
    }

    private static Optional<Person> person(XmlCursor element) {
        Map<String, String> parts = new HashMap<>();
        element.children(outer -> element.children(inner -> parts.putIfAbsent(inner, element.text())));
        String name = TRAILING.matcher(parts.getOrDefault("name", "")).replaceAll("");
        Matcher bracketed = WITH_COUNTRY.matcher(name);
        if (bracketed.matches()) {
            return Optional.of(new Person(bracketed.group(1), bracketed.group(2)));
        }
        return name.isEmpty() ? Optional.empty() : Optional.of(new Person(name, parts.get("country")));
    }

    /** Returns the persons in the order of their sequence. */
    Collection<Person> all() {
        Map<Integer, Person> normalised = first(NORMALISED);
        Map<Integer, Person> office = first(OFFICE);
        Map<Integer, Person> listed = new TreeMap<>();
        normalised.forEach((sequence, person) ->
                listed.put(sequence, office.getOrDefault(sequence, person).in(person.country)));
        office.keySet().removeAll(normalised.keySet());
        return withOthers(listed, office);
    }

    private static Collection<Person> withOthers(Map<Integer, Person> listed, Map<Integer, Person> others) {
        long inOtherScript =
                others.values().stream().filter(Person::isInOtherScript).count();
        boolean repeated = inOtherScript == listed.size();
        Set<String> names = new HashSet<>();
        listed.values().forEach(person -> names.add(NameKey.of(person.name)));
        others.forEach((sequence, person) -> {
            if (!(repeated && person.isInOtherScript()) && names.add(NameKey.of(person.name))) {
                listed.put(sequence, person);
            }
        });
        return listed.values();
    }

    /** Returns for each sequence the person of the first of these formats that has one. */
    private Map<Integer, Person> first(List<String> preferred) {
        Map<Integer, Person> persons = new TreeMap<>();
        preferred.forEach(
                format -> formats.getOrDefault(format, new TreeMap<>()).forEach(persons::putIfAbsent));
        return persons;
    }
}
