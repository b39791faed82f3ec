/** What is to be done that the monitor's watchlists equal those of a directory of files. */
package org.filingmonitor.monitor.plan;
