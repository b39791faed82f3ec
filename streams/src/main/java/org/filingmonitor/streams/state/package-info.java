/** The records of the stores and internal topics, and how they are written. */
package org.filingmonitor.streams.state;
