/** What the topics hold: records generated from the Avro schemas of this module. */
package org.filingmonitor.event;
