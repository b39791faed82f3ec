/** The pure values of filings: numbers, ids, names, kind codes and classifications, however a source spells them. */
package org.filingmonitor.filing;
