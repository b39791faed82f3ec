package org.filingmonitor.producer.feed.epfulltext;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.filingmonitor.producer.feed.FilingDraft;
import org.filingmonitor.producer.feed.PublicationNumber;
import org.filingmonitor.producer.feed.xml.XmlCursor;

/**
 * Which document it is, from B100 and the attributes of the root: B100 holds, an attribute stands in for what it lacks.
 *
 * <p>By the DTD's notes the root's status is {@code n} (new), {@code c} (corrected) or {@code r} (replacement), and the
 * correction code, also in B151, is {@code Wn} for the nth reprint, {@code YF} for a replaced file, {@code DL} for the
 * cancellation of a correction that was announced before. They are read so:
 *
 * <ul>
 *   <li>A document that is not new makes its statements a millisecond after midnight of its date, the nth reprint n
 *       milliseconds, so that it holds over an earlier file with the same date. A reprint of an A or B document has kind
 *       A8, A9, B8 or B9 and a date of its own.
 *   <li>A cancelled correction (DL on a document of such a kind) deletes the publication of that kind, and no other.
 *   <li>Status {@code d} is not in the notes, but is "deleted" wherever else the DTD uses the letter: it deletes the
 *       publication.
 * </ul>
 */
final class Identification {

    private static final String OFFICE = "EP";
    private static final Set<String> STATUS = Set.of("", "n", "c", "r", "d");
    private static final Set<String> VERSIONS = Set.of("", "1-0", "1-01", "1-1", "1-2", "1-3", "1-4", "1-5", "1-5-1");
    private static final String VERSION_PREFIX = "ep-patent-document-v";
    private static final Set<String> CORRECTIONS = Set.of("A8", "A9", "B8", "B9");
    private static final String CANCELLED = "DL";
    private static final Pattern REPRINT = Pattern.compile("W(\\d{1,2})");

    /** What B100 and the root both state: element by attribute. */
    private static final Map<String, String> ELEMENTS =
            Map.of("doc-number", "B110", "kind", "B130", "date-publ", "B140", "correction-code", "B151");

    private final Map<String, String> attributes = new HashMap<>();
    private final Map<String, String> elements = new HashMap<>();
    private final String language;
    private final String version;
    private final String status;

    /** Reads the attributes of the root, which was just entered. */
    Identification(XmlCursor root) {
        ELEMENTS.keySet().forEach(name -> attributes.put(name, root.attribute(name)));
        language = root.attribute("lang").toLowerCase(Locale.ROOT);
        version = root.attribute("dtd-version");
        status = root.attribute("status").toLowerCase(Locale.ROOT);
    }

    /** Reads B100. */
    void read(XmlCursor b100) {
        b100.children(name -> {
            switch (name) {
                case "B110", "B130", "B190" -> elements.put(name, b100.text());
                case "B140" -> elements.put(name, Leaves.one(b100, "date"));
                case "B150" -> elements.put("B151", Leaves.one(b100, "B151"));
                default -> {}
            }
        });
    }

    /** Returns the language of the document, in lower case. */
    String language() {
        return language;
    }

    /** Tells whether it is the specification of a patent, rather than an application. */
    boolean isPatent() {
        return value("kind").startsWith("B");
    }

    /** States the publication, and when it says what it says. */
    void state(FilingDraft draft) {
        checkReadable();
        warn(draft);
        PublicationNumber number = new PublicationNumber(OFFICE, value("doc-number"), orNull(value("kind")));
        String stated = value("date-publ");
        LocalDate date = stated.isEmpty() ? null : draft.basicDate("date of publication (B140)", stated);
        if (isDeleted()) {
            draft.deletedPublication(number, date);
        } else {
            draft.publication(number, date);
        }
        if (date != null) {
            draft.revision(date.atStartOfDay().plus(afterTheFirstFile()).toInstant(ZoneOffset.UTC));
        }
    }

    private void checkReadable() {
        if (elements.isEmpty()) {
            throw new IllegalArgumentException("has no SDOBI/B100, which says what document it is"
                    + (isKnownVersion() ? "" : "; its dtd-version is '" + version + "', known are 1.0 to 1.5.1"));
        }
        String publisher = elements.getOrDefault("B190", OFFICE);
        if (!publisher.equals(OFFICE) && !publisher.isEmpty()) {
            throw new IllegalArgumentException(
                    "was published by " + publisher + " (B190): give it in a format of that office");
        }
        if (value("doc-number").isEmpty()) {
            throw new IllegalArgumentException("has no number of publication (B110)");
        }
    }

    private void warn(FilingDraft draft) {
        if (!isKnownVersion()) {
            draft.warn("dtd-version '" + version + "' is unknown: only what stood in 1.5.1 is read");
        }
        if (!STATUS.contains(status)) {
            draft.warn("status '" + status + "' is not known: read as new");
        }
        if (value("correction-code").equals(CANCELLED) && !isDeleted()) {
            draft.warn("correction code DL on a document that is no correction: left out");
        }
        for (String name : List.of("doc-number", "kind", "date-publ")) {
            String attribute = attributes.get(name);
            if (!attribute.isEmpty() && !attribute.equals(value(name))) {
                draft.warn(name + " of the root is " + attribute + ", " + ELEMENTS.get(name) + " is " + value(name)
                        + ": the latter holds");
            }
        }
    }

    private boolean isKnownVersion() {
        return VERSIONS.contains(version.replace(VERSION_PREFIX, ""));
    }

    private boolean isDeleted() {
        return status.equals("d")
                || (value("correction-code").equals(CANCELLED) && CORRECTIONS.contains(value("kind")));
    }

    private Duration afterTheFirstFile() {
        Matcher reprint = REPRINT.matcher(value("correction-code"));
        if (reprint.matches()) {
            return Duration.ofMillis(Integer.parseInt(reprint.group(1)));
        }
        boolean first = value("correction-code").isEmpty() && Set.of("", "n").contains(status);
        return first ? Duration.ZERO : Duration.ofMillis(1);
    }

    private String value(String attribute) {
        String element = elements.getOrDefault(ELEMENTS.get(attribute), "");
        return element.isEmpty() ? attributes.get(attribute) : element;
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
