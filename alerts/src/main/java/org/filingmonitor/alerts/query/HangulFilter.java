package org.filingmonitor.alerts.query;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.apache.lucene.util.AttributeSource;

/** Parts Korean writing from another within a word, as in {@code 5G통신}: the tokenizer reads both as one. */
final class HangulFilter extends TokenFilter {

    /** The syllables; the normal form of text has no others. */
    private static final char FIRST = '\uac00';

    private static final char LAST = '\ud7a3';

    private static final String HANGUL = StandardTokenizer.TOKEN_TYPES[StandardTokenizer.HANGUL];
    private static final String OTHER = StandardTokenizer.TOKEN_TYPES[StandardTokenizer.ALPHANUM];

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute place = addAttribute(OffsetAttribute.class);
    private final TypeAttribute type = addAttribute(TypeAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private String rest = "";
    private int begin;
    private AttributeSource.State word;

    HangulFilter(TokenStream words) {
        super(words);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!rest.isEmpty()) {
            restoreState(word);
            step.setPositionIncrement(1);
            takePart();
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        if (partLength(term) < term.length()) {
            word = captureState();
            rest = term.toString();
            begin = place.startOffset();
            takePart();
        }
        return true;
    }

    private void takePart() {
        int length = partLength(rest);
        term.setEmpty().append(rest, 0, length);
        place.setOffset(begin, begin + length);
        type.setType(isHangul(rest.charAt(0)) ? HANGUL : OTHER);
        begin += length;
        rest = rest.substring(length);
    }

    private static int partLength(CharSequence text) {
        int end = 1;
        while (end < text.length() && isHangul(text.charAt(end)) == isHangul(text.charAt(0))) {
            end++;
        }
        return end;
    }

    private static boolean isHangul(char c) {
        return c >= FIRST && c <= LAST;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        rest = "";
    }
}
