/** The format {@code cn-listing}: a Chinese listing of publications, rendered to text, one label in a line. */
package org.filingmonitor.producer.feed.cnlisting;
