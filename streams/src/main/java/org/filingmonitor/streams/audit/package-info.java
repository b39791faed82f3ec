/** The audit: all counts and trends anew from the observations, held against those that the topology has published. */
package org.filingmonitor.streams.audit;
