/**
 * Watchlists over the changes of filings: filing-changes and watchlists in, alerts and notifications out. Start reading
 * at {@link org.filingmonitor.alerts.AlertsApp}.
 */
package org.filingmonitor.alerts;
