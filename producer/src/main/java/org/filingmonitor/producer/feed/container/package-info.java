/**
 * Sources that are packed: ZIP archives (APPNOTE.TXT, as published by PKWARE) and gzip files (RFC 1952), unpacked while
 * they are read. {@link org.filingmonitor.producer.feed.container.Containers} decides what a source is.
 */
package org.filingmonitor.producer.feed.container;
