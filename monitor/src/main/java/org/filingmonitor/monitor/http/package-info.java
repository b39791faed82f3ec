/** The HTTP server that all applications share: their routes, health, and errors as RFC 9457 problems. */
package org.filingmonitor.monitor.http;
