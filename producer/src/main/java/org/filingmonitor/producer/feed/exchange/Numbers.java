package org.filingmonitor.producer.feed.exchange;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.filingmonitor.filing.ApplicationNumber;
import org.filingmonitor.producer.feed.exchange.References.Reference;

/** The application that a reference of the EPO means. */
final class Numbers {

    /** Offices that never give two applications the same number, whatever their kind. */
    private static final Set<String> ONE_SEQUENCE = Set.of("US", "EP", "CN", "DE");

    private static final Pattern WITH_SERIES = Pattern.compile("(?:19|20)\\d{10}");
    private static final Pattern NO_DIGIT = Pattern.compile("\\D+");
    private static final Pattern EPODOC = Pattern.compile("[A-Z]{2}.*\\d.*");
    private static final int SERIAL_DIGITS = 6;
    private static final int SERIES_AND_SERIAL_DIGITS = 8;

    private Numbers() {}

    /**
     * Returns the application; nothing if none is named, or only a number that DOCDB made up for a publication of which
     * it knows no application (kind D, the number ending in D).
     */
    static Optional<ApplicationNumber> application(References references) {
        return references.docdb().map(docdb -> docdb(docdb, references)).orElseGet(() -> references
                .epodoc()
                .flatMap(Numbers::epodoc));
    }

    private static Optional<ApplicationNumber> docdb(Reference docdb, References references) {
        boolean madeUp = docdb.kind().equals("D") && docdb.number().endsWith("D");
        if (madeUp || docdb.country().isEmpty()) {
            return Optional.empty();
        }
        if (docdb.kind().equals("W")) {
            return Optional.of(ApplicationNumber.of("WO", docdb.country() + docdb.number()));
        }
        if (docdb.country().equals("US")) {
            return american(docdb, references);
        }
        return Optional.of(ApplicationNumber.of(docdb.country(), docdb.number() + ofSequence(docdb)));
    }

    /** Elsewhere utility models, designs and translations of European patents repeat the numbers of patents. */
    private static String ofSequence(Reference docdb) {
        boolean told = docdb.kind().equals("A")
                || ONE_SEQUENCE.contains(docdb.country())
                || docdb.number().endsWith(docdb.kind());
        return told ? "" : docdb.kind();
    }

    /**
     * Until about 2010, docdb and epodoc hold the year and the serial number without its series: 8359798 and
     * US19980083597. The original spelling, 09/083,597, has it.
     */
    private static Optional<ApplicationNumber> american(Reference docdb, References references) {
        if (WITH_SERIES.matcher(docdb.number()).matches()) {
            return Optional.of(ApplicationNumber.of("US", docdb.number()));
        }
        Optional<Reference> epodoc = references.epodoc();
        return references
                .original()
                .map(original -> NO_DIGIT.matcher(original.number()).replaceAll(""))
                .filter(digits -> digits.length() == SERIES_AND_SERIAL_DIGITS)
                .filter(digits ->
                        epodoc.isPresent() && serial(epodoc.get().number()).equals(serial(digits)))
                .map(digits -> ApplicationNumber.of("US", digits))
                .or(() -> epodoc.flatMap(Numbers::epodoc));
    }

    private static String serial(String number) {
        String digits = NO_DIGIT.matcher(number).replaceAll("");
        return digits.substring(Math.max(0, digits.length() - SERIAL_DIGITS));
    }

    private static Optional<ApplicationNumber> epodoc(Reference epodoc) {
        return Optional.of(epodoc.number())
                .filter(number -> EPODOC.matcher(number).matches())
                .map(number -> ApplicationNumber.of(number.substring(0, 2), number));
    }
}
