/** Titles of IPC symbols, as feeds give them. */
package org.filingmonitor.streams.title;
