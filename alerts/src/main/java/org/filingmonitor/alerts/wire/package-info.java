/** The Kafka clients of alerts, and records as bytes. */
package org.filingmonitor.alerts.wire;
