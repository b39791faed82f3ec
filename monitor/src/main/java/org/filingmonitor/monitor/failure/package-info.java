/** How a command fails: one clear line. */
package org.filingmonitor.monitor.failure;
