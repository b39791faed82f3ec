/**
 * The anchored index of watchlists, which finds those that a filing matches without looking at the others. What a query
 * asks for becomes a {@link org.filingmonitor.alerts.matching.anchor.Feature}: a word, the beginning of a word, two words
 * in a row, or a classification symbol, which filings have at each of its levels. Every watchlist is filed under its
 * anchor: the features of which each filing that it matches has one, the rarest such set. A filing is held against the
 * watchlists alone that are filed under its own features, by a compiled {@link
 * org.filingmonitor.alerts.matching.anchor.Check}; what is not compiled is left to Lucene, whose semantics hold throughout.
 */
package org.filingmonitor.alerts.matching.anchor;
