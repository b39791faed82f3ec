/**
 * Delivery of alerts, at least once and with an id: {@link org.filingmonitor.alerts.deliver.Dispatcher} seals
 * notifications, then sends them, each target on its own.
 */
package org.filingmonitor.alerts.deliver;
