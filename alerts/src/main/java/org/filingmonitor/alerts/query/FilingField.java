package org.filingmonitor.alerts.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A field that a query can name, and how its words are read. */
public enum FilingField {
    TITLE(Reading.PROSE),
    ABSTRACT(Reading.PROSE),
    /** Title and abstract; what a word without a field is looked for in. */
    TEXT(Reading.PROSE),
    OWNER(Reading.NAME),
    INVENTOR(Reading.NAME),
    OFFICE(Reading.CODE),
    /** Kind code of any publication of the filing. */
    KIND(Reading.CODE),
    STATUS(Reading.CODE),
    IPC(Reading.SYMBOL),
    CPC(Reading.SYMBOL),
    FILED(Reading.DATE),
    /** Date of first publication. */
    PUBLISHED(Reading.DATE),
    /** The filing's id, {@code US-19017071}. */
    ID(Reading.CODE);

    /** How the words of a field are read. */
    enum Reading {
        /** Words of a language: case and accents folded, English words stemmed. */
        PROSE,
        /** Words of a name: case and accents folded. */
        NAME,
        /** One code, case folded. */
        CODE,
        /** A classification symbol, which all symbols below it belong to. */
        SYMBOL,
        /** A day, or a range of days. */
        DATE;

        boolean hasWords() {
            return this == PROSE || this == NAME;
        }
    }

    private final Reading reading;

    FilingField(Reading reading) {
        this.reading = reading;
    }

    Reading reading() {
        return reading;
    }

    /** Returns the field's name in queries: {@code owner}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the fields that hold what this one stands for: itself, except for {@link #TEXT}. */
    List<FilingField> parts() {
        return this == TEXT ? List.of(TITLE, ABSTRACT) : List.of(this);
    }

    static Optional<FilingField> of(String label) {
        return Arrays.stream(values())
                .filter(field -> field.label().equals(label))
                .findFirst();
    }

    static String labels() {
        return Arrays.stream(values()).map(FilingField::label).collect(Collectors.joining(", "));
    }
}
