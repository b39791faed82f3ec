/** Matching: which facts of a changed filing a watchlist is alerted of, and why. */
package org.filingmonitor.alerts.matching;
