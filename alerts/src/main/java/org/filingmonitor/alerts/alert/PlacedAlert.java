package org.filingmonitor.alerts.alert;

import org.filingmonitor.event.Alert;

/** An alert and where it stands in its topic. */
record PlacedAlert(int partition, long offset, Alert alert) {}
