/** The monitor's HTTP API as the client commands use it. */
package org.filingmonitor.monitor.client;
