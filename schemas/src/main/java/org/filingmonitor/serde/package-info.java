/**
 * Avro on Kafka in Confluent's wire format, and the client of the schema registry that it needs. {@link
 * org.filingmonitor.serde.AvroSerdes} is what applications use; the configuration keys are Confluent's.
 */
package org.filingmonitor.serde;
