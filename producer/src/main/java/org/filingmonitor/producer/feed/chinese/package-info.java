/** What Chinese pages have in common: damaged characters, labels in two scripts, and what the labels say. */
package org.filingmonitor.producer.feed.chinese;
