/**
 * The EPO's exchange documents: answers of Open Patent Services, and deliveries of DOCDB, its worldwide collection of
 * bibliographic data.
 */
package org.filingmonitor.producer.feed.exchange;
