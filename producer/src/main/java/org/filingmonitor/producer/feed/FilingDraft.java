package org.filingmonitor.producer.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.event.GeneratedRecords;
import org.filingmonitor.event.Owner;
import org.filingmonitor.event.RelatedApplication;
import org.filingmonitor.filing.ApplicationNumber;
import org.filingmonitor.filing.FilingId;
import org.filingmonitor.filing.IpcSymbol;
import org.filingmonitor.producer.feed.ParsedDocument.Observed;

/**
 * An observation while a parser fills it. The rules that hold in every format are here: which dates are possible, what
 * identifies a filing, what its status and revision are when the source gives none. Values that reject the document
 * throw IllegalArgumentException; values that can be left out become warnings.
 */
public final class FilingDraft {

    static {
        GeneratedRecords.enable();
    }

    private final Source source;
    private final Position position;
    private final FilingObservation.Builder filing = FilingObservation.newBuilder();
    private final DocumentDates dates;
    private final DocumentList publications = new DocumentList();
    private final DocumentList deleted = new DocumentList();
    private final List<Owner> owners = new ArrayList<>();
    private final List<String> inventors = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final IpcList ipc = new IpcList();
    private final Set<String> cpc = new LinkedHashSet<>();
    private final List<RelatedApplication> related = new ArrayList<>();
    private final Translations translations = new Translations();
    private boolean statusStated;
    private Optional<Instant> stated = Optional.empty();

    /** Starts an observation that says nothing yet. */
    public FilingDraft(Source source, Position position) {
        this.source = source;
        this.position = position;
        this.dates = new DocumentDates(source.today());
    }

    /** Notes what is wrong with a part of the document that is left out. */
    public void warn(String warning) {
        warnings.add(warning);
    }

    /**
     * Reads a date and checks that it is possible.
     *
     * @param label what the source calls the date
     * @param text an ISO date
     */
    public LocalDate date(String label, String text) {
        return dates.iso(label, text);
    }

    /**
     * Reads a date in the basic form of WIPO ST.2 and checks that it is possible.
     *
     * @param label what the source calls the date
     * @param text a date such as 20250717
     */
    public LocalDate basicDate(String label, String text) {
        return dates.basic(label, text);
    }

    /** States the application, which identifies the filing. */
    public void application(ApplicationNumber application) {
        filing.setId(FilingId.of(application))
                .setOffice(application.office())
                .setApplicationNumber(application.number());
    }

    /** States that the document is this publication; its date may be null. */
    public void publication(PublicationNumber number, LocalDate date) {
        publications.add(number, date);
        knownBy(number);
    }

    /** States that the source has deleted this publication; its date may be null. */
    public void deletedPublication(PublicationNumber number, LocalDate date) {
        deleted.add(number, date);
        knownBy(number);
    }

    /** Lets a publication identify the filing, unless its application or another publication does. */
    public void knownBy(PublicationNumber number) {
        if (!filing.hasId()) {
            filing.setId(FilingId.ofPublication(number.office(), number.number(), number.kind()))
                    .setOffice(number.office());
        }
    }

    /** States when the source itself made these statements, to the millisecond; else it is the date of publication. */
    public void revision(Instant revision) {
        stated = Optional.of(revision.truncatedTo(ChronoUnit.MILLIS));
    }

    public void filed(LocalDate date) {
        filing.setFiled(date);
    }

    /** States the date of first publication apart from the document's own. */
    public void firstPublished(LocalDate date) {
        filing.setFirstPublished(date);
    }

    public void title(String title) {
        filing.setTitle(orNull(title));
    }

    public void abstractText(String text) {
        filing.setAbstract$(orNull(text));
    }

    /** States an owner; a country may be null. */
    public void owner(String name, String country) {
        if (!name.isBlank()) {
            owners.add(new Owner(name.strip(), country));
        }
    }

    public void inventor(String name) {
        if (!name.isBlank()) {
            inventors.add(name.strip());
        }
    }

    /** States an IPC symbol in any spelling, and its title or null. What is no symbol is left out with a warning. */
    public void ipc(String symbol, String title) {
        try {
            ipc.add(IpcSymbol.of(symbol), title);
        } catch (IllegalArgumentException noSymbol) {
            warn(noSymbol.getMessage() + ": left out");
        }
    }

    /** States a CPC symbol in any spelling. What is no symbol is left out with a warning. */
    public void cpc(String symbol) {
        try {
            cpc.add(IpcSymbol.ofCpc(symbol).toString());
        } catch (IllegalArgumentException noSymbol) {
            warn(noSymbol.getMessage() + ": left out");
        }
    }

    /** States the title in one more language; the language may be empty. */
    public void translatedTitle(String language, String title) {
        translations.into(language).setTitle(orNull(title));
    }

    /** States the abstract in one more language; the language may be empty. */
    public void translatedAbstract(String language, String text) {
        translations.into(language).setAbstract$(orNull(text));
    }

    /**
     * States that the document names another application as its relation.
     *
     * @param relation how it is related, in the source's words
     * @param office its office, or empty
     * @param number its number, as the source spells it
     * @param date its date, or null
     */
    public void related(String relation, String office, String number, LocalDate date) {
        if (!number.isBlank()) {
            related.add(new RelatedApplication(relation, office.strip(), number.strip(), date));
        }
    }

    /** States the source's own number of the simple patent family. */
    public void family(String number) {
        filing.setFamily(orNull(number));
    }

    /** States the status that the source gives; empty for a word that is not understood, which states nothing. */
    public void status(Optional<FilingStatus> status) {
        statusStated = true;
        filing.setStatus(status.orElse(null));
    }

    /** Finishes the observation. */
    public ParsedDocument finish() {
        if (!filing.hasId()) {
            throw new IllegalArgumentException("has neither an application number nor a publication number");
        }
        if (deleted.isEmpty() && published().isEmpty()) {
            warn("has no date of publication: the filing stays undated, in no count");
        }
        if (!statusStated) {
            filing.setStatus(statusByKind());
        }
        filing.setRevision(
                stated.or(this::publicationRevision).or(source::revision).orElse(Instant.EPOCH));
        filing.setOwners(owners).setInventors(inventors);
        filing.setPublications(publications.all()).setDeletedPublications(deleted.all());
        filing.setIpc(ipc.symbols()).setIpcTitles(ipc.titles()).setCpc(List.copyOf(cpc));
        filing.setTranslations(translations.all()).setRelated(related);
        filing.setHistory(source.history()).setFeed(source.feed()).setPosition(position.toString());
        return new Observed(position, filing.build(), warnings);
    }

    private Optional<LocalDate> published() {
        return publications.date().or(() -> Optional.ofNullable(filing.getFirstPublished()));
    }

    /** A deletion comes after the publication, so that the date of that is not the date of this. */
    private Optional<Instant> publicationRevision() {
        return deleted.isEmpty()
                ? published().map(date -> date.atStartOfDay(ZoneOffset.UTC).toInstant())
                : Optional.empty();
    }

    /**
     * A source without status says by a grant's kind that the filing is in force. Any other kind states nothing: a filing of
     * which nobody states more is pending, and an application that is published again, corrected, after its grant is not.
     */
    private FilingStatus statusByKind() {
        return publications.hasGrant() ? FilingStatus.IN_FORCE : null;
    }

    private static String orNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
