/** Files that people send: the route {@code POST /api/v1/ingest}. */
package org.filingmonitor.producer.ingest;
