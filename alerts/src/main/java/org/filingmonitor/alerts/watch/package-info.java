/** Watchlists from outside: the HTTP API and YAML files, read strictly, with every problem named at once. */
package org.filingmonitor.alerts.watch;
