/**
 * Delivery of notifications, at least once and with an id: {@link org.filingmonitor.alerts.deliver.Dispatcher} sends them,
 * each target on its own.
 */
package org.filingmonitor.alerts.deliver;
