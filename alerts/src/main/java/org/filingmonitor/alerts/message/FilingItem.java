package org.filingmonitor.alerts.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.filingmonitor.event.Alert;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.Owner;

/**
 * An alert of a filing, in words.
 *
 * @param fact what became true of it
 * @param title its title, or its id where it has none
 * @param link its page
 * @param owners its owners' names; empty where none is known
 * @param details its id, dates and status
 * @param symbols its first IPC symbols
 * @param moreSymbols how many more it has
 * @param reasons why it matched
 */
public record FilingItem(
        String fact,
        String title,
        String link,
        String owners,
        String details,
        List<Symbol> symbols,
        int moreSymbols,
        List<Matched> reasons) {

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ID = 80;
    private static final int MOST_OWNERS = 5;
    private static final int MOST_SYMBOLS = 5;
    private static final int MOST_REASONS = 5;
    private static final String DIVIDER = " \u00b7 ";

    /** Returns what is said of an alert. */
    public static FilingItem of(Alert alert, Links links, IpcTitles titles) {
        Filing filing = alert.getFiling();
        String title = Plain.line(filing.getTitle(), LONGEST_TITLE);
        return new FilingItem(
                fact(alert.getFact()),
                title.isEmpty() ? Plain.line(filing.getId(), LONGEST_ID) : title,
                links.filing(filing.getId()),
                owners(filing.getOwners()),
                details(filing),
                filing.getIpc().stream().limit(MOST_SYMBOLS).map(titles::of).toList(),
                Math.max(0, filing.getIpc().size() - MOST_SYMBOLS),
                alert.getReasons().stream().limit(MOST_REASONS).map(Matched::of).toList());
    }

    private static String fact(String fact) {
        return switch (fact) {
            case "NEW" -> "New filing";
            case "GRANTED" -> "Granted";
            case "WITHDRAWN" -> "Withdrawn";
            case "STATUS" -> "Another status";
            case "OWNER" -> "Another owner";
            case "CLASSIFIED" -> "Another classification";
            case "AMENDED" -> "Another title or abstract";
            default -> Plain.line(fact.replaceFirst("^PUBLISHED:", "Published as "), LONGEST_ID);
        };
    }

    private static String owners(List<Owner> owners) {
        List<String> names = new ArrayList<>(owners.stream()
                .limit(MOST_OWNERS)
                .map(owner -> Plain.line(owner.getName(), LONGEST_NAME))
                .toList());
        if (owners.size() > MOST_OWNERS) {
            names.add("and " + (owners.size() - MOST_OWNERS) + " more");
        }
        return String.join("; ", names);
    }

    private static String details(Filing filing) {
        List<String> details = new ArrayList<>();
        details.add(Plain.line(filing.getId(), LONGEST_ID));
        if (filing.getFiled() != null) {
            details.add("filed " + Dates.day(filing.getFiled()));
        }
        if (filing.getFirstPublished() != null) {
            details.add("published " + Dates.day(filing.getFirstPublished()));
        }
        details.add(filing.getStatus().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        return String.join(DIVIDER, details);
    }
}
