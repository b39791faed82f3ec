package org.filingmonitor.alerts.query;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.TypeTokenFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * The one analyzer of each field. Chinese, Japanese and Korean text is read character by character, and a query's word
 * of several characters as a phrase of them: it finds exactly the texts that hold it, wherever words may begin there.
 * What is indexed holds more than what is asked for in one point: beside the stem the word itself, so that {@code train*}
 * and {@code training*} find it.
 */
final class FilingAnalyzers {

    static final Analyzer INDEX = of(true);
    static final Analyzer QUERY = of(false);

    /** Values of one field stand so far apart that no phrase reaches from one into the next. */
    private static final int GAP = 100;

    private FilingAnalyzers() {}

    private static Analyzer of(boolean indexed) {
        return new PerFieldAnalyzerWrapper(
                new Codes(),
                Arrays.stream(FilingField.values())
                        .collect(Collectors.toMap(FilingField::label, field -> of(field, indexed))));
    }

    private static Analyzer of(FilingField field, boolean indexed) {
        return switch (field.reading()) {
            case PROSE -> new Words(true, indexed);
            case NAME -> new Words(false, indexed);
            case SYMBOL -> indexed ? new Symbols() : new Codes();
            case CODE, DATE -> new Codes();
        };
    }

    private static final class Words extends Analyzer {
        private static final int EVERY_SCRIPT =
                CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;

        private final boolean stemmed;
        private final boolean indexed;

        Words(boolean stemmed, boolean indexed) {
            this.stemmed = stemmed;
            this.indexed = indexed;
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            TokenStream characters = new CJKBigramFilter(new CJKWidthFilter(words), EVERY_SCRIPT, true);
            characters = new TypeTokenFilter(characters, Set.of(CJKBigramFilter.DOUBLE_TYPE));
            TokenStream folded = new ASCIIFoldingFilter(new LowerCaseFilter(characters));
            return new TokenStreamComponents(words, stemmed ? stems(folded) : folded);
        }

        private TokenStream stems(TokenStream folded) {
            TokenStream kept = indexed ? new KeywordRepeatFilter(folded) : folded;
            return new RemoveDuplicatesTokenFilter(new PorterStemFilter(kept));
        }

        @Override
        protected TokenStream normalize(String field, TokenStream in) {
            return new ASCIIFoldingFilter(new LowerCaseFilter(new CJKWidthFilter(in)));
        }

        @Override
        public int getPositionIncrementGap(String field) {
            return GAP;
        }
    }

    private static final class Codes extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer whole = new KeywordTokenizer();
            return new TokenStreamComponents(whole, new LowerCaseFilter(whole));
        }

        @Override
        protected TokenStream normalize(String field, TokenStream in) {
            return new LowerCaseFilter(in);
        }
    }

    private static final class Symbols extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer whole = new KeywordTokenizer();
            return new TokenStreamComponents(whole, new AncestorsFilter(whole));
        }
    }
}
