/** What runs in this process, and stops with it. */
package org.filingmonitor.monitor.running;
