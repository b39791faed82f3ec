/** The topics of the monitor: one catalogue of them, and the creation and verification of what it says. */
package org.filingmonitor.topic;
