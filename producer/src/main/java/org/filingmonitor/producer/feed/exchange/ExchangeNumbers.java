package org.filingmonitor.producer.feed.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.filingmonitor.producer.feed.FilingDraft;
import org.filingmonitor.producer.feed.PublicationNumber;
import org.filingmonitor.producer.feed.exchange.References.Reference;
import org.filingmonitor.producer.feed.xml.XmlCursor;

/** What identifies an exchange document: its publication, its application, and when the EPO last stated them. */
final class ExchangeNumbers {

    private static final Pattern US_APPLICATION = Pattern.compile("(?<year>20\\d{2})(?<serial>\\d{6})");

    /** The attributes of the document; its publication reference where they are missing. */
    private final Reference attributes;

    private final String lastExchange;
    private final References publication = new References();
    private final References application = new References();

    /** Reads the attributes of the document at which a cursor stands. */
    ExchangeNumbers(XmlCursor document) {
        attributes = new Reference(
                document.attribute("country"),
                document.attribute("doc-number"),
                document.attribute("kind"),
                document.attribute("date-publ"));
        lastExchange = document.attribute("date-of-last-exchange");
    }

    /** Reads the element of the bibliographic data at which a cursor stands, if it is a reference. */
    void read(String name, XmlCursor cursor) {
        switch (name) {
            case "publication-reference" -> publication.read(cursor);
            case "application-reference" -> application.read(cursor);
            default -> {}
        }
    }

    PublicationNumber publication() {
        boolean complete =
                !attributes.country().isEmpty() && !attributes.number().isEmpty();
        return Optional.of(attributes)
                .filter(stated -> complete)
                .or(publication::docdb)
                .filter(stated -> !stated.country().isEmpty())
                .map(ExchangeNumbers::publication)
                .orElseThrow(() -> new IllegalArgumentException(
                        "has no publication number: give the document its attributes country and doc-number"));
    }

    /** The EPO drops a zero of American applications: its 2012057518 is 20120057518 on the document. */
    private static PublicationNumber publication(Reference stated) {
        Matcher american = US_APPLICATION.matcher(stated.number());
        boolean shortened = stated.country().equals("US") && american.matches();
        return new PublicationNumber(
                stated.country(),
                shortened ? american.replaceFirst("${year}0${serial}") : stated.number(),
                stated.kind().isEmpty() ? null : stated.kind());
    }

    /** Returns the date of publication, or null. */
    LocalDate published(FilingDraft draft) {
        return Optional.of(attributes.date())
                .filter(References::isDate)
                .or(publication::date)
                .map(date -> draft.basicDate("date of publication", date))
                .orElse(null);
    }

    /** States the application, if one is named, and its date. */
    void stateApplication(FilingDraft draft) {
        Numbers.application(application).ifPresent(draft::application);
        application.date().ifPresent(date -> draft.filed(draft.basicDate("filing date", date)));
    }

    /** Returns when the EPO last sent the document: the start of that day in UTC. */
    Optional<Instant> lastExchange(FilingDraft draft) {
        return Optional.of(lastExchange).filter(References::isDate).map(date -> draft.basicDate(
                        "date of last exchange", date)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant());
    }
}
