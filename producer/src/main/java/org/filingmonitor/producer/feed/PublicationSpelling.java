package org.filingmonitor.producer.feed;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The normal form of a publication number, for each office the form that it prints itself, without punctuation. What has
 * none of an office's shapes stays as it is, without punctuation.
 *
 * <ul>
 *   <li>US applications: year and seven digits, {@code 20220240350} (USPTO, "Red Book" of published applications). The
 *       EPO's data drop the zero after the year: {@code 2022240350}.
 *   <li>US patents: no zeros in front, and the letters of the special series, {@code 7591022}, {@code D456588}, {@code
 *       RE49256}, {@code PP23456}, {@code H2134}. The weekly files pad to eight characters ("Red Book" of grants); the
 *       EPO's data name plants by their kind alone.
 *   <li>WO: year in four digits and six digits, {@code 2025146094} (PCT Administrative Instructions, section 404). It was
 *       year in two digits and five digits until June 2002, and six digits until 2003: {@code 9912345} is {@code
 *       1999012345}, {@code 03067954} is {@code 2003067954}.
 *   <li>EP: seven digits, {@code 0560858} (note on B110 in the office's DTD ep-patent-document).
 *   <li>DE: the application's number, without its check digit and its letter, {@code 102009012345} (DPMA).
 *   <li>JP: letter and two digits of the year of the era, or the year in four digits since 2000, then six digits: {@code
 *       S62123456}, {@code 2003012345} (Japan Patent Office; EPO, Asian patent information). Patents since 1996 have a
 *       number without year.
 *   <li>KR: year and seven digits, {@code 20200012345}; the type of right before it, printed since 2004, is what the kind
 *       says, and is dropped, since other sources lack it. Patents keep it: {@code 102123456} (EPO, Asian patent
 *       information).
 * </ul>
 */
final class PublicationSpelling {

    private static final Pattern US_APPLICATION = Pattern.compile("20\\d{9}");
    private static final Pattern US_APPLICATION_SHORTENED = Pattern.compile("(20\\d{2})(\\d{6})");
    private static final Pattern US_PATENT = Pattern.compile("([A-Z]{0,2})0*(\\d+)");
    private static final Map<Character, String> US_SERIES = Map.of('P', "PP", 'E', "RE", 'S', "D", 'H', "H");
    private static final Pattern WO = Pattern.compile("((?:19|20)?)(\\d{2})(\\d{5,6})");
    private static final String WO_FIRST_YEAR = "78";
    private static final Pattern DE = Pattern.compile("[GP]?[-.]?([-.0-9]+?)(?:\\.\\d)?");
    private static final Pattern JP_ERA = Pattern.compile("([MTSHR])-?(\\d{1,2})-(\\d{1,6})");
    private static final Pattern JP_ERA_UNPARTED = Pattern.compile("([MTSHR])(\\d{2})(\\d{1,6})");
    private static final Pattern JP_YEAR = Pattern.compile("((?:19|20)\\d{2})-(\\d{1,6})");
    private static final Pattern KR_APPLICATION = Pattern.compile("^[1-4]0((?:19|20)\\d{9})$");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,7}");
    private static final Pattern NO_DIGIT = Pattern.compile("\\D*");

    private PublicationSpelling() {}

    /**
     * Returns the normal form of a number.
     *
     * @param number in upper case; a dot stands before a check digit, a hyphen for any other punctuation
     * @param kind kind code, or null
     */
    static String normal(String office, String number, String kind) {
        if (NO_DIGIT.matcher(number).matches()) {
            throw new IllegalArgumentException("'" + number + "' is no publication number");
        }
        return switch (office) {
            case "US" -> us(plain(number), kind);
            case "WO" -> wo(plain(number));
            case "EP" -> DIGITS.matcher(plain(number)).matches() ? padded(plain(number), 7) : plain(number);
            case "DE" -> de(number);
            case "JP" -> jp(stripped(number));
            case "KR" -> KR_APPLICATION.matcher(plain(number)).replaceFirst("$1");
            default -> plain(number);
        };
    }

    private static String us(String number, String kind) {
        Matcher parts = US_PATENT.matcher(number);
        if (!parts.matches()) {
            return number;
        }
        String digits = parts.group(2);
        if (!parts.group(1).isEmpty() || US_APPLICATION.matcher(digits).matches()) {
            return parts.group(1) + digits;
        }
        Matcher shortened = US_APPLICATION_SHORTENED.matcher(digits);
        if (shortened.matches()) {
            return shortened.group(1) + "0" + shortened.group(2);
        }
        return (kind == null ? "" : US_SERIES.getOrDefault(kind.charAt(0), "")) + digits;
    }

    private static String wo(String number) {
        Matcher parts = WO.matcher(number);
        if (!parts.matches()) {
            return number;
        }
        String century = parts.group(2).compareTo(WO_FIRST_YEAR) >= 0 ? "19" : "20";
        return (parts.group(1).isEmpty() ? century : parts.group(1)) + parts.group(2) + padded(parts.group(3), 6);
    }

    private static String de(String number) {
        Matcher parts = DE.matcher(stripped(number));
        return parts.matches() ? plain(parts.group(1)) : plain(number);
    }

    private static String jp(String number) {
        Matcher year = JP_YEAR.matcher(number);
        if (year.matches()) {
            return year.group(1) + padded(year.group(2), 6);
        }
        Matcher era = JP_ERA.matcher(number);
        if (era.matches()) {
            return era.group(1) + padded(era.group(2), 2) + padded(era.group(3), 6);
        }
        Matcher unparted = JP_ERA_UNPARTED.matcher(plain(number));
        return unparted.matches()
                ? unparted.group(1) + unparted.group(2) + padded(unparted.group(3), 6)
                : plain(number);
    }

    private static String padded(String digits, int length) {
        return "0".repeat(Math.max(0, length - digits.length())) + digits;
    }

    private static String stripped(String number) {
        return number.replaceAll("^[-.]+|[-.]+$", "");
    }

    private static String plain(String number) {
        return number.replaceAll("[-.]", "");
    }
}
