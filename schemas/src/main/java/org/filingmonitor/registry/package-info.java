/**
 * The schema registry: a client of Confluent's REST API, which Apicurio speaks too, and a registry inside the process for
 * tests. {@link org.filingmonitor.registry.SchemaRegistry} is what others use.
 */
package org.filingmonitor.registry;
