package org.filingmonitor.alerts.query;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Sets beside a classification symbol every symbol above it, so that one term finds a whole branch of the hierarchy. */
final class AncestorsFilter extends TokenFilter {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final Deque<String> pending = new ArrayDeque<>();

    AncestorsFilter(TokenStream symbols) {
        super(symbols);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (pending.isEmpty()) {
            if (!input.incrementToken()) {
                return false;
            }
            pending.addAll(ClassificationTerms.of(term.toString()));
        } else {
            step.setPositionIncrement(0);
        }
        term.setEmpty().append(pending.remove());
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        pending.clear();
    }
}
