/** One class per command of the command line, and what they share: options, tables, output. */
package org.filingmonitor.monitor.command;
