package org.filingmonitor.alerts.query;

/**
 * A clause as it was written.
 *
 * @param field the field that it looks in
 * @param text field and words, as in a query
 */
record Clause(FilingField field, String text) {}
