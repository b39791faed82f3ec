package org.filingmonitor.alerts.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.filingmonitor.alerts.query.FilingField.Reading;

/**
 * A word of which a query leaves something open, by wildcards or {@code ~}. It is held against single words as they are
 * indexed, so that text which is indexed as several could never be found; and against all of them, so that it must begin
 * with something.
 */
final class OpenWord {

    /** How many characters of a word come before its first wildcard, at least. */
    private static final int SHORTEST_START = 2;

    /** Longest word of which letters may differ, in characters: what it may be instead grows with it. */
    private static final int LONGEST_FUZZY = 30;

    private static final Set<UnicodeScript> SINGLE_CHARACTERS =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

    private OpenWord() {}

    /**
     * Refuses a pattern that cannot be looked for.
     *
     * @param pattern the word with its wildcards; a \ takes away the meaning of the character after it
     */
    static void checkPattern(FilingField field, Analyzer analyzer, String pattern) {
        if (field.reading() == Reading.DATE) {
            throw new ClauseError(field.label() + " takes no wildcards", "a year or a month finds all its days");
        }
        int start = start(pattern);
        if (start == 0) {
            throw new ClauseError("a wildcard stands first", "begin with a letter; *:* finds every filing");
        }
        boolean many = field.reading().hasWords() || field == FilingField.ID;
        if (many && start < SHORTEST_START) {
            throw new ClauseError(
                    "a wildcard stands after a single character",
                    "write at least " + SHORTEST_START + " characters before it");
        }
        if (field.reading().hasWords()) {
            checkWord(field, analyzer, pattern.replaceAll("\\\\(.)", "$1").replaceAll("[*?]", "x"), "a wildcard");
        }
    }

    /** Refuses a word of which some letters may differ, if it cannot be looked for. */
    static void checkFuzzy(FilingField field, Analyzer analyzer, String word, int letters) {
        if (!field.reading().hasWords()) {
            throw noDistance(field);
        }
        checkWord(field, analyzer, word, "'~'");
        int length = word.codePointCount(0, word.length());
        if (length <= 2 * letters) { // any word of its length would do, or nearly
            throw new ClauseError(
                    "too many letters of a short word may differ",
                    "write ~1 after 3 characters or more, ~2 after 5 or more");
        }
        if (length > LONGEST_FUZZY) {
            throw new ClauseError(
                    "'~' after a word of more than " + LONGEST_FUZZY + " characters", "leave it out, or write a *");
        }
    }

    static ClauseError noDistance(FilingField field) {
        return new ClauseError("'~' is for fields of words, not for " + field.label(), "leave it out");
    }

    private static int start(String pattern) {
        int characters = 0;
        for (int i = 0; i < pattern.length() && "*?".indexOf(pattern.charAt(i)) < 0; i++) {
            i += pattern.charAt(i) == '\\' ? 1 : 0;
            characters++;
        }
        return characters;
    }

    private static void checkWord(FilingField field, Analyzer analyzer, String word, String what) {
        if (word.codePoints().mapToObj(UnicodeScript::of).anyMatch(SINGLE_CHARACTERS::contains)) {
            throw new ClauseError(
                    what + " in Chinese, Japanese or Korean text", "leave it out: parts of words are found anyway");
        }
        if (!isOneWord(field, analyzer, word)) {
            throw new ClauseError(
                    what + " in what is read as several words, or none", "write them apart: wi-f* as (wi AND fi*)");
        }
    }

    private static boolean isOneWord(FilingField field, Analyzer analyzer, String text) {
        try (TokenStream words = analyzer.tokenStream(field.label(), text)) {
            OffsetAttribute place = words.addAttribute(OffsetAttribute.class);
            words.reset();
            boolean one = words.incrementToken() && place.startOffset() == 0 && place.endOffset() == text.length();
            words.end();
            return one;
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory could not be read", e);
        }
    }
}
