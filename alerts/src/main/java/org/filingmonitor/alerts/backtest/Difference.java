package org.filingmonitor.alerts.backtest;

import java.util.List;

/** What one query finds and another does not: how much, and the latest published of it. */
record Difference(long total, List<Sampled> sample) {}
