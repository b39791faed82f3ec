/** Where options get their values: the command line, else the environment, else the configuration file. */
package org.filingmonitor.monitor.config;
