package org.filingmonitor.producer.feed.exchange;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.filingmonitor.producer.feed.FilingDraft;
import org.filingmonitor.producer.feed.exchange.References.Reference;
import org.filingmonitor.producer.feed.xml.XmlCursor;

/**
 * The priorities that a document claims, each once, in the spelling of docdb, else of epodoc. Only claims that have
 * neither are given as the office spells them: DOCDB numbers those apart, so that none can be told from the others.
 */
final class PriorityClaims {

    private static final String RELATION = "priority-claim";

    private final Map<String, References> claims = new LinkedHashMap<>();
    private final Map<String, References> originals = new LinkedHashMap<>();

    /** Reads the element at which a cursor stands. */
    void read(XmlCursor list) {
        list.children(name -> {
            Map<String, References> held = list.attribute("data-format").equals("original") ? originals : claims;
            String stated = list.attribute("sequence");
            String sequence = stated.isEmpty() ? "unnumbered " + held.size() : stated;
            held.computeIfAbsent(sequence, unseen -> new References()).read(list);
        });
    }

    /** States the priorities; what is wrong with a date leaves it out with a warning. */
    void state(FilingDraft draft) {
        (claims.isEmpty() ? originals : claims).values().forEach(claim -> state(claim, draft));
    }

    private static void state(References claim, FilingDraft draft) {
        LocalDate date = claim.date().flatMap(text -> date(text, draft)).orElse(null);
        if (claim.docdb().isPresent()) {
            Reference docdb = claim.docdb().get();
            boolean international = docdb.kind().equals("W");
            draft.related(
                    RELATION,
                    international ? "WO" : docdb.country(),
                    international ? docdb.country() + docdb.number() : docdb.number(),
                    date);
        } else if (claim.epodoc().isPresent()) {
            String number = claim.epodoc().get().number();
            int office = number.matches("[A-Z]{2}.+") ? 2 : 0;
            draft.related(RELATION, number.substring(0, office), number.substring(office), date);
        } else {
            claim.original().ifPresent(original -> draft.related(RELATION, "", original.number(), date));
        }
    }

    private static Optional<LocalDate> date(String text, FilingDraft draft) {
        try {
            return Optional.of(draft.basicDate("date of priority", text));
        } catch (IllegalArgumentException impossible) {
            draft.warn(impossible.getMessage() + ": left out");
            return Optional.empty();
        }
    }
}
