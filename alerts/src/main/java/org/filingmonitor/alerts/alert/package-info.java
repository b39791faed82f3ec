/** Alerts as readers see them. */
package org.filingmonitor.alerts.alert;
