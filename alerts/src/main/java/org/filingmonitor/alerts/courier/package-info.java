/** The ways by which notifications leave: one courier for each kind of channel, and what keeps each of them safe. */
package org.filingmonitor.alerts.courier;
