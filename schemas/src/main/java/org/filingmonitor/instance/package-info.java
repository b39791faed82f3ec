/** What an application is among those that share its work. */
package org.filingmonitor.instance;
