/**
 * The query language over filings: Lucene's classic syntax over the fields of {@link
 * org.filingmonitor.alerts.query.FilingField}. {@link org.filingmonitor.alerts.query.QueryLanguage} reads a query, {@link
 * org.filingmonitor.alerts.query.FilingDocument} makes a filing's text searchable.
 */
package org.filingmonitor.alerts.query;
