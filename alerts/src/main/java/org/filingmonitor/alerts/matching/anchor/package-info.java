/**
 * The anchored index of watchlists, which finds those that a filing matches without looking at the others. What a query
 * asks for becomes a feature: a word, the beginning of a word, two words in a row, or a classification symbol, which
 * filings have at each of its levels. Every watchlist is filed under its anchor: features of which each filing that it
 * matches has one at least, the rarest that there are. A filing is held against those watchlists alone that are filed
 * under its own features, by a compiled check; what is not compiled is left to Lucene, whose semantics hold throughout.
 */
package org.filingmonitor.alerts.matching.anchor;
