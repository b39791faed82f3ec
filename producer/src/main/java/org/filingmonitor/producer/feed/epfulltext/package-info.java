/** Published documents of the European Patent Office as full text in XML. */
package org.filingmonitor.producer.feed.epfulltext;
