package org.filingmonitor.alerts.search;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.filingmonitor.alerts.query.Explanation;
import org.filingmonitor.alerts.query.FilingDocument;
import org.filingmonitor.alerts.query.FilingQuery;
import org.filingmonitor.event.Filing;
import org.filingmonitor.filing.FilingJson;

/** A page of what a query found, and the counts of all of it, as the HTTP API shows them. */
record FoundFilings(
        long total, int page, int size, Map<String, List<FacetCounts.ValueCount>> facets, List<FoundFiling> filings) {

    /**
     * A filing that a query found.
     *
     * @param highlights field to what the query found there: HTML, escaped, with what matched inside em
     */
    record FoundFiling(@JsonUnwrapped FilingJson filing, Map<String, List<String>> highlights) {}

    static FoundFilings of(FilingSearch.Found found, int page, int size, Optional<FilingQuery> query) {
        Map<String, List<FacetCounts.ValueCount>> facets = new LinkedHashMap<>();
        Arrays.stream(Facet.values())
                .forEach(facet -> facets.put(facet.label(), found.counts().rows(facet)));
        return new FoundFilings(
                found.counts().total(),
                page,
                size,
                facets,
                found.filings().stream()
                        .map(filing -> new FoundFiling(FilingJson.of(filing), highlights(filing, query)))
                        .toList());
    }

    private static Map<String, List<String>> highlights(Filing filing, Optional<FilingQuery> query) {
        Map<String, TreeSet<String>> byField = new LinkedHashMap<>();
        query.map(asked -> Explanation.of(asked, FilingDocument.of(filing))).orElse(List.of()).stream()
                .filter(reason -> !reason.getField().isEmpty())
                .forEach(reason -> byField.computeIfAbsent(reason.getField(), field -> new TreeSet<>())
                        .add(reason.getHighlight()));
        Map<String, List<String>> highlights = new LinkedHashMap<>();
        byField.forEach((field, found) -> highlights.put(field, List.copyOf(found)));
        return highlights;
    }
}
