/**
 * Documents in XML, whatever their format: cut out of a file one after another, and read moving forward. Nothing outside
 * a document is ever fetched.
 */
package org.filingmonitor.producer.feed.xml;
