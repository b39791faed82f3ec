/** A feed of files that people or programs put into a directory. */
package org.filingmonitor.producer.feed.directory;
