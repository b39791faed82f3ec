package org.filingmonitor.producer.feed.exchange;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.filingmonitor.producer.feed.xml.XmlCursor;

/**
 * One application or publication in the formats in which the EPO gives it: {@code docdb} (country, number, kind),
 * {@code epodoc} (one string) and {@code original} (as the office spells it). Open Patent Services put the formats into
 * one reference, and DOCDB gives a reference for each.
 */
final class References {

    /** What stands where DOCDB has no date. */
    private static final String NO_DATE = "00000000";

    /** The parts of one format; an empty string where it has none. */
    record Reference(String country, String number, String kind, String date) {}

    private final Map<String, Reference> formats = new LinkedHashMap<>();

    /** Reads the element at which a cursor stands, such as {@code application-reference}. */
    void read(XmlCursor reference) {
        String format = reference.attribute("data-format");
        reference.children(name -> {
            if (name.equals("document-id")) {
                String own = reference.attribute("document-id-type");
                String stated = own.isEmpty() ? format : own;
                formats.putIfAbsent(stated.isEmpty() ? "docdb" : stated, parts(reference));
            }
        });
    }

    private static Reference parts(XmlCursor id) {
        Map<String, String> parts = new HashMap<>();
        id.children(name -> parts.putIfAbsent(name, id.text()));
        return new Reference(
                parts.getOrDefault("country", ""),
                parts.getOrDefault("doc-number", ""),
                parts.getOrDefault("kind", ""),
                parts.getOrDefault("date", ""));
    }

    Optional<Reference> docdb() {
        return format("docdb");
    }

    Optional<Reference> epodoc() {
        return format("epodoc");
    }

    Optional<Reference> original() {
        return format("original");
    }

    private Optional<Reference> format(String name) {
        return Optional.ofNullable(formats.get(name)).filter(reference -> !reference.number.isEmpty());
    }

    /** Returns the date: that of docdb, else that of the other formats, which Open Patent Services alone give. */
    Optional<String> date() {
        return Stream.concat(Stream.ofNullable(formats.get("docdb")), formats.values().stream())
                .map(Reference::date)
                .filter(References::isDate)
                .findFirst();
    }

    /** Tells whether something is stated: DOCDB writes zeros where it has no date. */
    static boolean isDate(String text) {
        return !text.isEmpty() && !text.equals(NO_DATE);
    }
}
