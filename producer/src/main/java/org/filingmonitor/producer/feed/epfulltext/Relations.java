package org.filingmonitor.producer.feed.epfulltext;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.filingmonitor.producer.feed.FilingDraft;
import org.filingmonitor.producer.feed.xml.XmlCursor;

/**
 * The other applications and publications that the document names as its relations: priorities (B300), divisions (B600),
 * and the international application and its publication (B800). None of them moves anything; an impossible date is left
 * out with a warning.
 */
final class Relations {

    private static final Set<String> REFERENCE = Set.of("anum", "pnum", "text", "date", "ctry");

    private final FilingDraft draft;

    Relations(FilingDraft draft) {
        this.draft = draft;
    }

    /** Reads B300: number (B310), date (B320) and office (B330) of one priority after the other. */
    void priorities(XmlCursor b300) {
        Map<String, String> priority = new HashMap<>();
        b300.children(name -> {
            switch (name) {
                case "B310" -> {
                    priority(priority);
                    priority.put("B310", b300.text());
                }
                case "B320" -> priority.put(name, Leaves.one(b300, "date"));
                case "B330" -> priority.put(name, Leaves.one(b300, "ctry"));
                default -> {}
            }
        });
        priority(priority);
    }

    private void priority(Map<String, String> parts) {
        String date = parts.getOrDefault("B320", "");
        state("priority-claim", parts.getOrDefault("B330", ""), parts.getOrDefault("B310", ""), date);
        parts.clear();
    }

    /** Reads B600: the application that this one was divided from (B620), and those divided from it (B620EP). */
    void divisions(XmlCursor b600) {
        b600.children(relation -> {
            if (relation.equals("B620") || relation.equals("B620EP")) {
                b600.children(parent -> b600.children(document -> division(b600, document)));
            }
        });
    }

    private void division(XmlCursor element, String document) {
        switch (document) {
            case "pdoc" -> reference("division", "EP", "anum", element);
            case "cdoc" -> reference("divided-application", "EP", "anum", element);
            default -> {}
        }
    }

    /** Reads B800: the international application (B861) and its publication (B871). */
    void international(XmlCursor b800) {
        b800.children(group -> {
            if (group.equals("B860") || group.equals("B870")) {
                b800.children(name -> {
                    switch (name) {
                        case "B861" -> reference("pct-application", "WO", "anum", b800);
                        case "B871" -> reference("pct-publication", "WO", "pnum", b800);
                        default -> {}
                    }
                });
            }
        });
    }

    private void reference(String relation, String office, String number, XmlCursor element) {
        Map<String, String> parts = Leaves.of(element, REFERENCE);
        String text = parts.getOrDefault(number, parts.getOrDefault("text", ""));
        state(relation, office, text, parts.getOrDefault("date", ""));
    }

    private void state(String relation, String office, String number, String date) {
        if (!number.isEmpty()) {
            draft.related(relation, office, number, date(relation, date));
        }
    }

    private LocalDate date(String relation, String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return draft.basicDate("date of " + relation, text);
        } catch (IllegalArgumentException impossible) {
            draft.warn(impossible.getMessage() + ": left out");
            return null;
        }
    }
}
