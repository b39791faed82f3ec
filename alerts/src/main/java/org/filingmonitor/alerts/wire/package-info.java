/** The Kafka clients of alerts, records as bytes, and work that begins again once Kafka is back. */
package org.filingmonitor.alerts.wire;
