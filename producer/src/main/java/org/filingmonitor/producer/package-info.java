/**
 * The producer: reads feeds of patent filings and publishes what is newly seen. Read {@link
 * org.filingmonitor.producer.FeedPump} first.
 */
package org.filingmonitor.producer;
