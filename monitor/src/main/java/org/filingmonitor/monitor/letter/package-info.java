/** Dead letters: what could not be read or delivered, as people look at it and send it again. */
package org.filingmonitor.monitor.letter;
