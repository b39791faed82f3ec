/**
 * What is newly seen, and publishing it: a page's observations, ledger entries, dead letters, counters and cursor go out
 * in one transaction.
 */
package org.filingmonitor.producer.publish;
