/** Avro on Kafka in Confluent's wire format; {@link org.filingmonitor.serde.AvroSerdes} is what applications use. */
package org.filingmonitor.serde;
