package org.filingmonitor.producer.feed.uspto;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.filingmonitor.producer.feed.xml.XmlCursor;

/**
 * An organisation or a person.
 *
 * @param name as printed: the organisation, or first, middle and last name and what follows it
 * @param country WIPO ST.3 code of the country of the address, or null
 */
record Party(String name, String country) {

    private static final Pattern CODE = Pattern.compile("[A-Z]{2}");

    /** Reads the element that was just entered, in the words of any version. */
    static Party read(XmlCursor cursor) {
        Reading reading = new Reading(cursor);
        cursor.children(reading::part);
        return reading.party();
    }

    private boolean isNamed() {
        return !name.isEmpty();
    }

    /** Adds this party, unless it has no name. */
    void addTo(List<Party> parties) {
        if (isNamed()) {
            parties.add(this);
        }
    }

    /** What was read of a party. Of several languages the first one is read. */
    private static final class Reading {

        private final XmlCursor cursor;
        private String organisation = "";
        private String first = "";
        private String middle = "";
        private String last = "";
        private String suffix = "";
        private String country = "";
        private boolean inState;

        Reading(XmlCursor cursor) {
            this.cursor = cursor;
        }

        void part(String name) {
            switch (name) {
                case "addressbook", "PARTY-US", "NAM" -> {
                    if (!party().isNamed()) {
                        cursor.children(this::part);
                    }
                }
                case "name" -> cursor.children(this::part);
                case "address", "ADR", "residence", "residence-us", "residence-non-us" -> cursor.children(this::place);
                case "orgname", "organization-name", "ONM" -> organisation = cursor.text();
                case "first-name", "given-name", "FNM" -> first = cursor.text();
                case "middle-name" -> middle = cursor.text();
                case "last-name", "family-name", "SNM" -> last = cursor.text();
                case "suffix", "name-suffix", "SFX" -> suffix = cursor.text();
                default -> {}
            }
        }

        private void place(String name) {
            switch (name) {
                case "country", "country-code", "CTRY" -> {
                    if (country.isEmpty()) {
                        country = cursor.text();
                    }
                }
                case "residence-us", "residence-non-us" -> cursor.children(this::place);
                case "STATE" -> inState = true;
                default -> {}
            }
        }

        Party party() {
            String person = String.join(
                    " ",
                    Stream.of(first, middle, last, suffix)
                            .filter(part -> !part.isEmpty())
                            .toList());
            return new Party(organisation.isEmpty() ? person : organisation, code());
        }

        /** Grants until 2004 name a state and no country for addresses in the United States. */
        private String code() {
            if (CODE.matcher(country).matches()) {
                return country;
            }
            return inState ? "US" : null;
        }
    }
}
