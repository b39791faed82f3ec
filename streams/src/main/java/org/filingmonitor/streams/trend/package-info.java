/** IPC trends: how the counts of each symbol's months compare with the months before, and which symbols emerge. */
package org.filingmonitor.streams.trend;
