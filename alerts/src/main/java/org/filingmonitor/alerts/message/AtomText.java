package org.filingmonitor.alerts.message;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndContentImpl;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.feed.synd.SyndLinkImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedOutput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.filingmonitor.event.Alert;
import org.filingmonitor.event.Watchlist;

/**
 * Alerts as an Atom feed (RFC 4287). An entry's id follows from the alert's, its time is that of the alert; nothing else in
 * the feed moves.
 *
 * @param links where the feed leads
 * @param titles titles of IPC symbols
 */
public record AtomText(Links links, IpcTitles titles) {

    private static final String AUTHOR = "Filing Monitor";
    private static final int LONGEST_NAME = 200;

    /**
     * Writes a feed.
     *
     * @param alerts its entries, in this order
     * @param updated when it last changed
     */
    public String of(Watchlist watchlist, List<Alert> alerts, Instant updated) {
        SyndFeed feed = new SyndFeedImpl();
        feed.setFeedType("atom_1.0");
        feed.setUri(urn("watchlist", watchlist.getId()));
        feed.setTitle(Plain.line(watchlist.getName(), LONGEST_NAME));
        feed.setAuthor(AUTHOR);
        feed.setPublishedDate(Date.from(updated));
        feed.setLinks(List.of(
                link("self", links.feed(watchlist.getId())), link("alternate", links.alerts(watchlist.getId()))));
        feed.setEntries(alerts.stream().map(this::entry).toList());
        try {
            return new SyndFeedOutput().outputString(feed);
        } catch (FeedException e) {
            throw new IllegalStateException("the feed lacks what every feed has", e);
        }
    }

    private SyndEntry entry(Alert alert) {
        FilingItem item = FilingItem.of(alert, links, titles);
        SyndContent content = new SyndContentImpl();
        content.setType("html");
        content.setValue(Template.ATOM_ENTRY.fill(Map.of("item", item)));
        SyndEntry entry = new SyndEntryImpl();
        entry.setUri(urn("alert", alert.getId()));
        entry.setTitle(item.fact() + ": " + item.title());
        entry.setLink(item.link());
        entry.setPublishedDate(Date.from(alert.getFiredAt()));
        entry.setUpdatedDate(Date.from(alert.getFiredAt()));
        entry.setContents(List.of(content));
        return entry;
    }

    private static SyndLink link(String relation, String address) {
        SyndLink link = new SyndLinkImpl();
        link.setRel(relation);
        link.setHref(address);
        return link;
    }

    private static String urn(String kind, String id) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes((kind + " " + id).getBytes(StandardCharsets.UTF_8));
    }
}
