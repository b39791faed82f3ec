package org.filingmonitor.streams;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.Owner;
import org.filingmonitor.event.Publication;

/**
 * Counts the final filings from scratch, in plain Java that shares nothing with the topology: the reference that the rows
 * of monthly counts must equal. A row is {@code scope|facet|level|value|month}, its figures are {@code f} for filings or
 * {@code p} for documents and the day.
 */
public final class Recount {

    private final Map<String, Map<String, Integer>> rows = new TreeMap<>();

    public static Map<String, Map<String, Integer>> of(Collection<Filing> filings) {
        Recount recount = new Recount();
        filings.stream().filter(filing -> !filing.getDeleted()).forEach(recount::count);
        return recount.rows;
    }

    private void count(Filing filing) {
        if (filing.getFirstPublished() == null) {
            return;
        }
        for (String scope : scopes(filing)) {
            for (String value : values(filing)) {
                add(scope + "|" + value, "f", filing.getFirstPublished());
                for (Publication document : filing.getPublications()) {
                    if (document.getDate() != null) {
                        add(scope + "|" + value, "p", document.getDate());
                    }
                }
            }
        }
    }

    private void add(String row, String unit, LocalDate date) {
        rows.computeIfAbsent(row + "|" + date.toString().substring(0, 7), key -> new TreeMap<>())
                .merge(unit + date.getDayOfMonth(), 1, Integer::sum);
    }

    private static Set<String> scopes(Filing filing) {
        Set<String> scopes = new LinkedHashSet<>(Set.of("all"));
        for (Owner owner : filing.getOwners()) {
            String name = owner.getName()
                    .toLowerCase(java.util.Locale.ROOT)
                    .replaceAll("[^a-z]+", " ")
                    .trim();
            if (!name.isEmpty()) {
                scopes.add("owner:" + name);
            }
        }
        return scopes;
    }

    private static Set<String> values(Filing filing) {
        Set<String> values = new LinkedHashSet<>();
        values.add("total||");
        values.add("office||" + filing.getOffice());
        values.add("status||" + filing.getStatus());
        String[] levels = {"section", "class", "subclass", "group", "subgroup"};
        for (int level = 0; level < levels.length; level++) {
            Set<String> symbols = new LinkedHashSet<>();
            for (String symbol : filing.getIpc()) {
                String group = symbol.contains("/") ? symbol.substring(0, symbol.indexOf('/')) + "/00" : null;
                String subgroup = symbol.contains("/") ? symbol : null;
                String[] ancestors = {
                    symbol.substring(0, 1), symbol.substring(0, 3), symbol.substring(0, 4), group, subgroup
                };
                if (ancestors[level] != null) {
                    symbols.add(ancestors[level]);
                }
            }
            if (symbols.isEmpty()) {
                symbols.add("UNCLASSIFIED");
            }
            for (String symbol : symbols) {
                values.add("ipc|" + levels[level] + "|" + symbol);
            }
        }
        return values;
    }
}
