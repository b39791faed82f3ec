package org.filingmonitor.streams.count;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.Owner;
import org.filingmonitor.event.Publication;
import org.filingmonitor.filing.IpcSymbol;
import org.filingmonitor.filing.OwnerName;
import org.filingmonitor.streams.state.Counted;
import org.filingmonitor.streams.state.CountedFacet;
import org.filingmonitor.streams.state.CountedScope;

/** The keys under which a filing is counted: each of its scopes, under each of its facets. */
public final class CountKeys {

    private CountKeys() {}

    /** Returns the keys; none for null and for a filing whose documents were all deleted. */
    public static Counted of(Filing filing) {
        if (filing == null || filing.getDeleted()) {
            return new Counted(List.of(), List.of(), null, List.of());
        }
        return new Counted(scopes(filing), facets(filing), filing.getFirstPublished(), publications(filing));
    }

    private static List<CountedScope> scopes(Filing filing) {
        Map<String, Set<String>> names = new LinkedHashMap<>();
        names.put(OwnerName.ALL, new TreeSet<>());
        for (Owner owner : filing.getOwners()) {
            if (!OwnerName.normalised(owner.getName()).isEmpty()) {
                names.computeIfAbsent(OwnerName.scope(owner.getName()), scope -> new TreeSet<>())
                        .add(owner.getName());
            }
        }
        List<CountedScope> scopes = new ArrayList<>();
        names.forEach((scope, spellings) -> scopes.add(new CountedScope(scope, List.copyOf(spellings))));
        return scopes;
    }

    private static List<CountedFacet> facets(Filing filing) {
        List<CountedFacet> facets = new ArrayList<>();
        facets.add(new CountedFacet(CountRow.TOTAL, "", ""));
        facets.add(new CountedFacet(CountRow.OFFICE, "", filing.getOffice()));
        facets.add(new CountedFacet(CountRow.STATUS, "", filing.getStatus().name()));
        List<IpcSymbol> symbols = filing.getIpc().stream().map(IpcSymbol::of).toList();
        for (IpcSymbol.Level level : IpcSymbol.Level.values()) {
            symbolsAt(level, symbols)
                    .forEach(symbol -> facets.add(new CountedFacet(CountRow.IPC, level.label(), symbol)));
        }
        return facets;
    }

    /** A filing that no symbol classifies as deep as this level is unclassified there. */
    private static Set<String> symbolsAt(IpcSymbol.Level level, List<IpcSymbol> symbols) {
        Set<String> values = symbols.stream()
                .flatMap(symbol -> symbol.at(level).stream())
                .map(IpcSymbol::toString)
                .collect(Collectors.toCollection(TreeSet::new));
        if (values.isEmpty()) {
            values.add(IpcSymbol.UNCLASSIFIED);
        }
        return values;
    }

    private static List<LocalDate> publications(Filing filing) {
        return filing.getPublications().stream()
                .map(Publication::getDate)
                .filter(Objects::nonNull)
                .toList();
    }
}
