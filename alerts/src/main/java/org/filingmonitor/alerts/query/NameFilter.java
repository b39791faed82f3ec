package org.filingmonitor.alerts.query;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.filingmonitor.filing.OwnerName;

/** Folds the words of a name as the names of owners are, so that a query finds the spellings that count as one. */
final class NameFilter extends TokenFilter {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    NameFilter(TokenStream words) {
        super(words);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        String word = OwnerName.normalised(term.toString());
        term.setEmpty().append(word);
        return true;
    }
}
