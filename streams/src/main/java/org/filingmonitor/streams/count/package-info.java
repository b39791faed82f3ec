/** Counting: the keys of a filing, the signed deltas of a change, and their sums by month. */
package org.filingmonitor.streams.count;
