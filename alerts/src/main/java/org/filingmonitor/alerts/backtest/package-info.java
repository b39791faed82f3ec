/** The back-test: what a watchlist would find in all that is known, before anybody saves it. */
package org.filingmonitor.alerts.backtest;
