/** What lists are asked by, and how answers that come in pages name the other pages. */
package org.filingmonitor.alerts.page;
