/** Filings: the merge of observations, order-free, and what changed by it. */
package org.filingmonitor.streams.filing;
