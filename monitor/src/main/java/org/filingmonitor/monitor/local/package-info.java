/** Local mode: Kafka, a schema registry and every application on one machine. Read {@link org.filingmonitor.monitor.local.LocalMonitor} first. */
package org.filingmonitor.monitor.local;
