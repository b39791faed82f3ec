/** What notifications say, in words: one view of them for mail, Slack, Atom and the pages that mail leads to. */
package org.filingmonitor.alerts.message;
