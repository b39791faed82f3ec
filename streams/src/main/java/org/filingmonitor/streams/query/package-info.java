/** The answers to readers: profiles, counts, trends and owners, from the stores of the topology. */
package org.filingmonitor.streams.query;
