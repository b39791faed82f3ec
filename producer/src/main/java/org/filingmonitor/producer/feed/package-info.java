/**
 * Reading feeds: a {@link org.filingmonitor.producer.feed.Feed} gives pages of documents, a {@link
 * org.filingmonitor.producer.feed.FilingParser} reads the documents of one format. Every document of a source ends as
 * one {@link org.filingmonitor.producer.feed.ParsedDocument}: observed, rejected or skipped.
 */
package org.filingmonitor.producer.feed;
