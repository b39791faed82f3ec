/** Weekly files of the United States Patent and Trademark Office: applications and grants in XML, since 2001. */
package org.filingmonitor.producer.feed.uspto;
