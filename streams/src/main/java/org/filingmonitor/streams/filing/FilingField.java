package org.filingmonitor.streams.filing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.event.Owner;
import org.filingmonitor.event.Translation;
import org.filingmonitor.streams.state.Stated;

/**
 * A field of a filing that observations state and that is decided on its own: how its value is read from an observation
 * as texts, how it is shown in the filing, and which of two statements holds.
 */
enum FilingField {
    FILED(seen -> date(seen.getFiled()), (filing, values) -> filing.setFiled(LocalDate.parse(values.get(0)))),
    FIRST_PUBLISHED(
            seen -> date(seen.getFirstPublished()),
            (filing, values) -> filing.setFirstPublished(LocalDate.parse(values.get(0)))),
    TITLE(seen -> text(seen.getTitle()), (filing, values) -> filing.setTitle(values.get(0))),
    ABSTRACT(seen -> text(seen.getAbstract$()), (filing, values) -> filing.setAbstract$(values.get(0))),
    OWNERS(seen -> owners(seen.getOwners()), (filing, values) -> filing.setOwners(owned(values))),
    INVENTORS(seen -> seen.getInventors(), Filing::setInventors),
    IPC(seen -> seen.getIpc(), Filing::setIpc),
    CPC(seen -> seen.getCpc(), Filing::setCpc),
    TRANSLATIONS(
            seen -> translations(seen.getTranslations()),
            (filing, values) -> filing.setTranslations(translated(values))),
    STATUS(
            seen -> status(seen.getStatus()),
            (filing, values) -> filing.setStatus(FilingStatus.valueOf(values.get(0))),
            Comparator.comparing(values -> FilingStatus.valueOf(values.get(0))));

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final Function<FilingObservation, List<String>> reading;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final BiConsumer<Filing, List<String>> showing;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final Comparator<Stated> strength;

    FilingField(Function<FilingObservation, List<String>> reading, BiConsumer<Filing, List<String>> showing) {
        this(
                reading,
                showing,
                (one, other) -> Arrays.compare(one.toArray(new String[0]), other.toArray(new String[0])));
    }

    FilingField(
            Function<FilingObservation, List<String>> reading,
            BiConsumer<Filing, List<String>> showing,
            Comparator<List<String>> content) {
        this.reading = reading;
        this.showing = showing;
        this.strength = Comparator.comparingLong(Stated::getRevision).thenComparing(Stated::getValues, content);
    }

    /** Returns what an observation states of this field; empty if nothing. */
    List<String> statedBy(FilingObservation seen) {
        return reading.apply(seen);
    }

    /** Returns the statement that holds: the later one; on the same revision the greater content, whichever came first. */
    Stated stronger(Stated one, Stated other) {
        return strength.compare(one, other) >= 0 ? one : other;
    }

    /** Sets the field in a filing. */
    void show(Filing filing, List<String> values) {
        showing.accept(filing, values);
    }

    private static List<String> date(LocalDate date) {
        return date == null ? List.of() : List.of(date.toString());
    }

    private static List<String> text(String text) {
        return text == null || text.isBlank() ? List.of() : List.of(text);
    }

    /** UNKNOWN is a status that is newer than our schema: it states nothing that we could count. */
    private static List<String> status(FilingStatus status) {
        return status == null || status == FilingStatus.UNKNOWN ? List.of() : List.of(status.name());
    }

    /** Name and country of each owner in turn, an unknown country being empty. */
    private static List<String> owners(List<Owner> owners) {
        List<String> values = new ArrayList<>();
        for (Owner owner : owners) {
            values.add(owner.getName());
            values.add(owner.getCountry() == null ? "" : owner.getCountry());
        }
        return values;
    }

    private static List<Owner> owned(List<String> values) {
        List<Owner> owners = new ArrayList<>();
        for (int i = 0; i < values.size(); i += 2) {
            owners.add(new Owner(values.get(i), orNull(values.get(i + 1))));
        }
        return owners;
    }

    /** Language, title and abstract of each translation in turn, an unknown text being empty. */
    private static List<String> translations(List<Translation> translations) {
        List<String> values = new ArrayList<>();
        for (Translation translation : translations) {
            values.add(translation.getLanguage());
            values.add(Objects.requireNonNullElse(translation.getTitle(), ""));
            values.add(Objects.requireNonNullElse(translation.getAbstract$(), ""));
        }
        return values;
    }

    private static List<Translation> translated(List<String> values) {
        List<Translation> translations = new ArrayList<>();
        for (int i = 0; i < values.size(); i += 3) {
            translations.add(new Translation(values.get(i), orNull(values.get(i + 1)), orNull(values.get(i + 2))));
        }
        return translations;
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
