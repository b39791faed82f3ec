/** Holds the trends of IPC symbols against the watchlists that are about trends. */
package org.filingmonitor.alerts.trend;
