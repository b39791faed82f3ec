package org.filingmonitor.alerts.query;

import java.io.Reader;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
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
import org.apache.lucene.analysis.miscellaneous.TruncateTokenFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.filingmonitor.filing.OwnerName;

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

    private static final int LONGEST_CODE = 1_000;

    private FilingAnalyzers() {}

    private static Analyzer of(boolean indexed) {
        return new PerFieldAnalyzerWrapper(
                new Codes(),
                Arrays.stream(FilingField.values())
                        .collect(Collectors.toMap(FilingField::label, field -> of(field, indexed))));
    }

    private static Analyzer of(FilingField field, boolean indexed) {
        return switch (field.reading()) {
            case PROSE -> new Prose(indexed);
            case NAME -> new Names();
            case SYMBOL -> indexed ? new Symbols() : new Codes();
            case CODE, DATE -> new Codes();
        };
    }

    /** Words, whose language is not known, and Chinese, Japanese and Korean text character by character. */
    private abstract static class Words extends Analyzer {
        private static final int EVERY_SCRIPT =
                CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;

        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            TokenStream characters =
                    new CJKBigramFilter(new CJKWidthFilter(new HangulFilter(words)), EVERY_SCRIPT, true);
            characters = new TypeTokenFilter(characters, Set.of(CJKBigramFilter.DOUBLE_TYPE));
            return new TokenStreamComponents(words, folded(characters));
        }

        @Override
        protected TokenStream normalize(String field, TokenStream in) {
            return folded(new CJKWidthFilter(in));
        }

        TokenStream folded(TokenStream words) {
            return new ASCIIFoldingFilter(new LowerCaseFilter(words));
        }

        @Override
        public int getPositionIncrementGap(String field) {
            return GAP;
        }
    }

    private static final class Prose extends Words {
        private final boolean indexed;

        Prose(boolean indexed) {
            this.indexed = indexed;
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            TokenStreamComponents folded = super.createComponents(field);
            TokenStream words = folded.getTokenStream();
            TokenStream kept = indexed ? new KeywordRepeatFilter(words) : words;
            return new TokenStreamComponents(
                    folded.getSource(), new RemoveDuplicatesTokenFilter(new PorterStemFilter(kept)));
        }
    }

    /** The words of names by the rule of {@link OwnerName}, under which names are counted; accents are folded too. */
    private static final class Names extends Words {
        private static final Pattern PUNCTUATION = Pattern.compile("[\\p{P}\\p{Z}\\p{C}]");

        @Override
        protected Reader initReader(String field, Reader name) {
            return new PatternReplaceCharFilter(PUNCTUATION, " ", name);
        }

        @Override
        protected Reader initReaderForNormalization(String field, Reader name) {
            return initReader(field, name);
        }

        @Override
        TokenStream folded(TokenStream words) {
            return new ASCIIFoldingFilter(new NameFilter(words));
        }
    }

    private static final class Codes extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer whole = new KeywordTokenizer();
            return new TokenStreamComponents(whole, new LowerCaseFilter(shortened(whole)));
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
            return new TokenStreamComponents(whole, new AncestorsFilter(shortened(whole)));
        }
    }

    /** No code is as long; what stands in its place may be, and Lucene fails at terms of more than 32,766 bytes. */
    private static TokenStream shortened(TokenStream code) {
        return new TruncateTokenFilter(code, LONGEST_CODE);
    }
}
