package org.filingmonitor.alerts.message;

import java.util.List;

/**
 * What a notification says. Every text is one line of plain text, which whoever writes it escapes.
 *
 * @param subject what it is about, up to 150 characters
 * @param watchlist name of the watchlist
 * @param summary how many alerts there are; of a digest, the period too
 * @param note the text of a note; empty for what is none
 * @param filings alerts of filings
 * @param trends alerts of trends
 * @param more how many more alerts there are
 * @param link the page of all of them
 */
public record Message(
        String subject,
        String watchlist,
        String summary,
        String note,
        List<FilingItem> filings,
        List<TrendItem> trends,
        int more,
        String link) {}
