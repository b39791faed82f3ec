/**
 * Alerts are gathered in the rhythm that their watchlist asks for, and sealed into notifications, each exactly once:
 * {@link org.filingmonitor.alerts.seal.AlertSealer} does it, {@link org.filingmonitor.alerts.seal.Due} says when.
 */
package org.filingmonitor.alerts.seal;
