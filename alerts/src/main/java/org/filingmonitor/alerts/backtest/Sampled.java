package org.filingmonitor.alerts.backtest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.filingmonitor.alerts.alert.AlertJson.ReasonJson;
import org.filingmonitor.filing.FilingJson;

/** A filing that was found, and why. */
record Sampled(@JsonUnwrapped FilingJson filing, List<ReasonJson> reasons) {}
