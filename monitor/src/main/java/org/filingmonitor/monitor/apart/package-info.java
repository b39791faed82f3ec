/** One application alone, on a Kafka and a schema registry elsewhere. Start reading at {@link ApartMonitor}. */
package org.filingmonitor.monitor.apart;
