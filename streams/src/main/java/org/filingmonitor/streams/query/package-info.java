/** The answers to readers: profiles, counts and single filings, from the stores of the topology. */
package org.filingmonitor.streams.query;
