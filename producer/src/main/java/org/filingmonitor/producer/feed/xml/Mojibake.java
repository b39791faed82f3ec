package org.filingmonitor.producer.feed.xml;

import java.nio.charset.Charset;

/**
 * UTF-8 that had been read as windows-1252 or ISO-8859-1 before it was written, so that each of its letters is two or
 * three characters: {@code MÃ¼ller} for Müller.
 *
 * <p>A text is repaired only where this is certain: every character beyond ASCII belongs to a sequence that is UTF-8, and
 * one of the sequences stands where correct text has none. {@code NESCAFÉ™}, {@code 10 Å²} and {@code CAFÉ –} are
 * sequences too, and stay as they are.
 */
final class Mojibake {

    /** How sure it is that a text is wrongly encoded. */
    enum Finding {
        CORRECT,
        SUSPECT,
        CERTAIN
    }

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** What may follow a word in capitals, and go on with another word: no sign of wrong encoding. */
    private static final String JOINERS = "\u2018\u2019\u201C\u201D\u2013\u2014\u2026\u2022\u00A0\u00B7";
    /** What may follow a word. */
    private static final String ENDERS = JOINERS + "\u2122\u00AE\u00A9\u00B0\u00BA\u00AA\u00AB\u00BB\u2039\u203A";
    /** What stands behind no capital. */
    private static final String NEVER_BEHIND_CAPITALS = "\u0152\u0153\u0178\u0192\u02C6\u02DC\u2030\u0161\u017E";

    /** What begins a unit, such as degrees and micrometres: behind a letter with a hat there is none. */
    private static final String SIGNS_OF_UNITS = "\u00B0\u00B5";

    private static final char HAT = '\u00C2';
    private static final char ANGSTROM = '\u00C5';
    private static final char DIAMETER = '\u00D8';
    private static final char REPLACEMENT = '\uFFFD';

    private final String text;
    private final StringBuilder repaired = new StringBuilder();
    private boolean betrayed;
    private boolean stray;
    private boolean damaged;
    private int sequenceEnd = -1;

    private Mojibake(String text) {
        this.text = text;
    }

    /** Examines a text. */
    static Mojibake in(String text) {
        Mojibake found = new Mojibake(text);
        if (isAscii(text)) {
            return found;
        }
        int at = 0;
        while (at < text.length()) {
            at += found.step(at);
        }
        return found;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Returns how sure it is that the text is wrongly encoded. */
    Finding finding() {
        if (betrayed) {
            return stray ? Finding.SUSPECT : Finding.CERTAIN;
        }
        return damaged ? Finding.SUSPECT : Finding.CORRECT;
    }

    /** Returns the text as it was before. */
    String repaired() {
        return repaired.toString();
    }

    private int step(int at) {
        char first = text.charAt(at);
        int length = first < 0x80 ? 0 : sequence(at);
        if (length == 0) {
            stray |= first >= 0x80;
            damaged |= first == REPLACEMENT || isControl(first);
            repaired.append(first);
            return 1;
        }
        betrayed |= betrays(at, length);
        sequenceEnd = at + length;
        return length;
    }

    /** Takes a sequence that is UTF-8. Returns its length, or 0. */
    private int sequence(int at) {
        int lead = octet(text.charAt(at));
        int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
        if (length == 0 || at + length > text.length()) {
            return 0;
        }
        int character = lead & (0x7F >> length);
        for (int i = at + 1; i < at + length; i++) {
            int octet = octet(text.charAt(i));
            if (octet < 0x80 || octet > 0xBF) {
                return 0;
            }
            character = (character << 6) | (octet & 0x3F);
        }
        if (!isText(character, length)) {
            return 0;
        }
        repaired.appendCodePoint(character);
        return length;
    }

    private static boolean isText(int character, int length) {
        boolean shortest = character >= (length == 2 ? 0xA0 : length == 3 ? 0x800 : 0x10000);
        return shortest && Character.isDefined(character) && !isOther(Character.getType(character));
    }

    private static boolean isOther(int type) {
        return type == Character.CONTROL || type == Character.SURROGATE || type == Character.PRIVATE_USE;
    }

    /** Tells whether a sequence stands where correct text has none. */
    private boolean betrays(int at, int length) {
        boolean adjacent = sequenceEnd == at && JOINERS.indexOf(text.charAt(at - 1)) < 0;
        boolean control = text.chars().skip(at).limit(length).anyMatch(Mojibake::isControl);
        return adjacent || control || (length == 2 ? pairBetrays(at) : tripleBetrays(at));
    }

    private boolean pairBetrays(int at) {
        char capital = text.charAt(at);
        char behind = text.charAt(at + 1);
        if (NEVER_BEHIND_CAPITALS.indexOf(behind) >= 0 || (capital == HAT && SIGNS_OF_UNITS.indexOf(behind) >= 0)) {
            return true;
        }
        boolean unit = capital == ANGSTROM || capital == DIAMETER || !Character.isUpperCase(capital);
        boolean behindSmall = at > 0 && Character.isLowerCase(text.charAt(at - 1));
        boolean beforeSmall =
                at + 2 < text.length() && Character.isLowerCase(text.charAt(at + 2)) && JOINERS.indexOf(behind) < 0;
        return unit ? behindSmall && beforeSmall : behindSmall || beforeSmall;
    }

    /** Behind a small letter a word may end, and what ends it may join another word to it that begins with a sign. */
    private boolean tripleBetrays(int at) {
        char second = text.charAt(at + 1);
        char third = text.charAt(at + 2);
        return ENDERS.indexOf(second) < 0 || (JOINERS.indexOf(second) < 0 && ENDERS.indexOf(third) < 0);
    }

    private static boolean isControl(int character) {
        return character >= 0x80 && character < 0xA0;
    }

    /** Returns the octet that was read as a character; 0 if there is none. */
    private static int octet(char character) {
        if (character <= 0xFF) {
            return character;
        }
        byte[] bytes = String.valueOf(character).getBytes(WINDOWS);
        return bytes[0] == '?' ? 0 : bytes[0] & 0xFF;
    }
}
