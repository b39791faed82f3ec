package org.filingmonitor.alerts.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.BytesRef;

/** The terms of one field of a filing, and where each stands, as Lucene's index in memory would hold them. */
public final class FieldTerms {

    private String[] terms = new String[16];
    private int[] positions = new int[16];
    private int size;

    private FieldTerms() {}

    /** Reads the values of a field, one after the other. */
    static FieldTerms of(FilingField field, List<String> values) {
        FieldTerms all = new FieldTerms();
        int gap = FilingAnalyzers.INDEX.getPositionIncrementGap(field.label());
        int last = -1;
        for (String value : values) {
            last = all.add(field, value, all.size > 0 ? last + gap : -1);
        }
        return all;
    }

    /** Returns how many terms there are; a term that stands in two places counts twice. */
    public int size() {
        return size;
    }

    /** Returns a term, in the order of their positions. */
    public String term(int i) {
        return terms[i];
    }

    /** Returns the position of a term. Terms of one position are forms of one word, or a symbol and those above it. */
    public int position(int i) {
        return positions[i];
    }

    private int add(FilingField field, String value, int before) {
        int position = before;
        try (TokenStream words = FilingAnalyzers.INDEX.tokenStream(field.label(), value)) {
            CharTermAttribute term = words.getAttribute(CharTermAttribute.class);
            PositionIncrementAttribute step = words.addAttribute(PositionIncrementAttribute.class);
            words.reset();
            while (words.incrementToken()) {
                position += step.getPositionIncrement();
                add(encodable(term.toString()), position);
            }
            words.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory could not be read", e);
        }
        return position;
    }

    private void add(String term, int position) {
        if (size == terms.length) {
            terms = Arrays.copyOf(terms, 2 * size);
            positions = Arrays.copyOf(positions, 2 * size);
        }
        terms[size] = term;
        positions[size++] = position;
    }

    /** Half a character becomes what it is in an index, where terms are UTF-8. */
    private static String encodable(String term) {
        for (int i = 0; i < term.length(); i++) {
            if (Character.isSurrogate(term.charAt(i))) {
                return new BytesRef(term).utf8ToString();
            }
        }
        return term;
    }
}
