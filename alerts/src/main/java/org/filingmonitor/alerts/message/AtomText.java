package org.filingmonitor.alerts.message;

import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
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
        Feed feed = new Feed("atom_1.0");
        feed.setId(urn("watchlist", watchlist.getId()));
        feed.setTitle(Plain.line(watchlist.getName(), LONGEST_NAME));
        feed.setAuthors(List.of(author()));
        feed.setUpdated(Date.from(updated));
        feed.setOtherLinks(List.of(link("self", links.feed(watchlist.getId()))));
        feed.setAlternateLinks(List.of(link("alternate", links.alerts(watchlist.getId()))));
        feed.setEntries(alerts.stream().map(this::entry).toList());
        try {
            return new WireFeedOutput().outputString(feed);
        } catch (FeedException e) {
            throw new IllegalStateException("the feed lacks what every feed has", e);
        }
    }

    private Entry entry(Alert alert) {
        FilingItem item = FilingItem.of(alert, links, titles);
        Content content = new Content();
        content.setType(Content.HTML);
        content.setValue(Template.ATOM_ENTRY.fill(Map.of("item", item)));
        Entry entry = new Entry();
        entry.setId(urn("alert", alert.getId()));
        entry.setTitle(item.fact() + ": " + item.title());
        entry.setAlternateLinks(List.of(link("alternate", item.link())));
        entry.setPublished(Date.from(alert.getFiredAt()));
        entry.setUpdated(Date.from(alert.getFiredAt()));
        entry.setContents(List.of(content));
        return entry;
    }

    private static Person author() {
        Person author = new Person();
        author.setName(AUTHOR);
        return author;
    }

    private static Link link(String relation, String address) {
        Link link = new Link();
        link.setRel(relation);
        link.setHref(address);
        return link;
    }

    private static String urn(String kind, String id) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes((kind + " " + id).getBytes(StandardCharsets.UTF_8));
    }
}
