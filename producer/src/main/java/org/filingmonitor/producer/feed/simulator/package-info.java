/** A feed of made-up filings, whose truth is known: for trials and measurements. */
package org.filingmonitor.producer.feed.simulator;
