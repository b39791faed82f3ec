/** The format {@code cn-document}: a page of one Chinese document, rendered to text amid unrelated lines. */
package org.filingmonitor.producer.feed.cndocument;
