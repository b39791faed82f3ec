/** What people look at: the pages, which ask the HTTP API for all that they show. */
package org.filingmonitor.streams.dashboard;
