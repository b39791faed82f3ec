/** The streams application: merges observations into filings, counts them by month, and answers readers. Read {@link org.filingmonitor.streams.FilingTopology} first. */
package org.filingmonitor.streams;
