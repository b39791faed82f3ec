package org.filingmonitor.filing;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An application number in its normal form: the same application has the same number, however a source spells it.
 *
 * <ul>
 *   <li>US: eight digits, series and serial number, leading zeros kept: {@code 19/017,071} is {@code 19017071}. The year
 *       that the EPO's data put in front is dropped: {@code US201113167395} is {@code 13167395}. The EPO's older numbers,
 *       {@code US19980083597}, lack the series, which the year alone does not tell, and stay as they are.
 *   <li>CN: the check digit is verified, then dropped: {@code CN202010067471.X} is {@code 202010067471}.
 *   <li>WO: receiving office, year and six digits: {@code PCT/CN2025/070194}, {@code CN2025070194} and the EPO's {@code
 *       WO2025CN70194} are {@code CN2025070194}.
 *   <li>EP, DE, GB: the check digit after the dot is dropped: {@code 13189031.1} is {@code 13189031}. The EPO's other
 *       spelling {@code EP20130189031} is the same number.
 *   <li>JP: year and six digits: {@code 2003-123456} and {@code JP20030123456} are {@code 2003123456}.
 *   <li>KR: year and seven digits: {@code 10-2009-0012345} is {@code 20090012345}. Utility models, which are numbered
 *       apart and begin with 20, end in U.
 *   <li>Else, and for shapes nobody has seen: upper case without punctuation and blanks.
 * </ul>
 *
 * <p>The normal form read again is itself.
 *
 * @param office WIPO ST.3 code of the office of the application
 * @param number the number in its normal form, without the office
 */
public record ApplicationNumber(String office, String number) {

    private static final Pattern NOT_IN_NUMBERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NOT_IN_CN_NUMBERS = Pattern.compile("[^\\p{L}\\p{N}.]+");
    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final Pattern CN_CHECKED = Pattern.compile("(?:CN|ZL)?(\\d{8}|\\d{12})(\\.?)([\\dX])");
    private static final int[] CN_WEIGHTS = {2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5};
    private static final Pattern CHECK_DIGIT = Pattern.compile("\\.\\d$");
    private static final Pattern PCT = Pattern.compile("(?:PCT|WO)?([A-Z]{2})(\\d{4})(\\d{6})");
    private static final Pattern PCT_EPODOC = Pattern.compile("WO(\\d{4})([A-Z]{2})(\\d{5,6})");
    private static final Pattern PCT_UNTIL_2003 = Pattern.compile("(?:PCT|WO)?([A-Z]{2})(\\d{2})(\\d{5})");
    private static final String FIRST_PCT_YEAR = "78";

    /**
     * Reads a number as a source spells it.
     *
     * @param office WIPO ST.3 code of the office of the application; WO for an international application
     * @param text the source's spelling, with or without the office in front
     * @throws IllegalArgumentException if there is no number, or its check digit is wrong
     */
    public static ApplicationNumber of(String office, String text) {
        String number = text;
        String plainer = read(office, text);
        // Punctuation may hide what a number begins or ends with.
        while (!plainer.equals(number)) {
            number = plainer;
            plainer = read(office, number);
        }
        return new ApplicationNumber(office, number);
    }

    private static String read(String office, String text) {
        String upper = Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
        if (!DIGIT.matcher(upper).find()) {
            throw new IllegalArgumentException("'" + text.strip() + "' is no application number");
        }
        return switch (office) {
            case "CN" -> cn(NOT_IN_CN_NUMBERS.matcher(upper).replaceAll(""));
            case "WO" -> pct(plain(upper));
            case "EP", "DE", "GB" -> national(office, CHECK_DIGIT.matcher(upper).replaceFirst(""));
            default -> national(office, upper);
        };
    }

    private static String national(String office, String upper) {
        return NumberSpelling.normal(office, withoutOffice(office, plain(upper)));
    }

    private static String cn(String text) {
        Matcher checked = CN_CHECKED.matcher(text);
        if (!checked.matches()) {
            return withoutOffice("CN", plain(text));
        }
        String digits = checked.group(1);
        char expected = cnCheckDigit(digits);
        if (checked.group(3).charAt(0) == expected) {
            return digits;
        }
        if (checked.group(2).isEmpty()) {
            // Without the dot nothing says that the last digit is meant to be a check digit.
            return withoutOffice("CN", plain(text));
        }
        throw new IllegalArgumentException(
                "application number " + text + " has the wrong check digit: it should end in ." + expected);
    }

    /** Weights 2 to 9, then 2 to 5, over the digits; their sum modulo 11, where X is 10 (rule of the Chinese office). */
    private static char cnCheckDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += CN_WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return "0123456789X".charAt(sum % 11);
    }

    private static String pct(String plain) {
        Matcher current = PCT.matcher(plain);
        if (current.matches()) {
            return current.group(1) + current.group(2) + current.group(3);
        }
        Matcher epodoc = PCT_EPODOC.matcher(plain);
        if (epodoc.matches()) {
            String serial = epodoc.group(3);
            return epodoc.group(2) + epodoc.group(1) + "0".repeat(6 - serial.length()) + serial;
        }
        Matcher old = PCT_UNTIL_2003.matcher(plain);
        if (old.matches()) {
            String century = old.group(2).compareTo(FIRST_PCT_YEAR) >= 0 ? "19" : "20";
            return old.group(1) + century + old.group(2) + "0" + old.group(3);
        }
        return plain;
    }

    private static String withoutOffice(String office, String plain) {
        return plain.startsWith(office) && plain.length() > office.length() ? plain.substring(office.length()) : plain;
    }

    private static String plain(String text) {
        return NOT_IN_NUMBERS.matcher(text).replaceAll("");
    }
}
