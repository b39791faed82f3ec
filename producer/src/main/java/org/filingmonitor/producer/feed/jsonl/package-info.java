/** The format {@code jsonl}: one filing a line, as the monitor exports them and as people bring their own. */
package org.filingmonitor.producer.feed.jsonl;
