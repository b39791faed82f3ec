/** The one executable: its command line. Everything runs from here, in packages by feature. */
package org.filingmonitor.monitor;
