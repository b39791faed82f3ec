package org.filingmonitor.alerts.backtest;

/** How many filings were first published in a month. */
record MonthCount(String month, long count) {}
