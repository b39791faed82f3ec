/** Tests of the packaged monitor, run as users run it. */
package org.filingmonitor.monitor.endtoend;
