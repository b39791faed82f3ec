/** How feeds fare: the route {@code GET /api/v1/feeds}. */
package org.filingmonitor.producer.status;
