/**
 * Search over all filings: an index on disk, whole on every instance, fed from the changes of filings; and the routes that
 * answer from it. {@link org.filingmonitor.alerts.search.FilingIndexer} keeps it, {@link
 * org.filingmonitor.alerts.search.FilingSearch} asks it.
 */
package org.filingmonitor.alerts.search;
