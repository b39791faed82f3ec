package org.filingmonitor.alerts.search;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.EnumSet;
import java.util.Optional;
import org.filingmonitor.alerts.page.PageLinks;
import org.filingmonitor.alerts.query.FilingQuery;
import org.filingmonitor.filing.FilingJson;

/**
 * The routes of filings: a page of those that a query finds with the counts of all of them, one of them, or, for whoever
 * accepts lines of JSON or comma-separated values alone, all of them.
 */
public final class FilingsApi {

    private static final String FILINGS = "/api/v1/filings";

    private final FilingSearch search;
    private final FilingExport export;

    /** Answers from a search. */
    public FilingsApi(FilingSearch search) {
        this.search = search;
        this.export = new FilingExport(search);
    }

    /** Adds the routes. */
    public void routes(RoutesConfig routes) {
        routes.get(FILINGS, this::filings);
        routes.get(FILINGS + "/{id}", this::filing);
    }

    private void filings(Context request) {
        Optional<String> exported = FilingExport.type(request);
        if (exported.isPresent()) {
            export.answer(
                    request, exported.get(), SearchParameters.ofExport(request).query());
        } else {
            SearchParameters parameters = SearchParameters.ofPage(request);
            FoundFilings found = page(parameters, parameters.query());
            PageLinks.of(request)
                    .around(found.page(), SearchParameters.lastPage(found.total(), found.size()))
                    .answer(request);
            request.json(found);
        }
    }

    private FoundFilings page(SearchParameters parameters, Optional<FilingQuery> query) {
        int page = parameters.page();
        int size = parameters.size();
        FilingSearch.Found found = search.find(
                query.map(FilingQuery::lucene).orElse(FilingSearch.everything()),
                EnumSet.allOf(Facet.class),
                parameters.sort().sort(parameters.descending()),
                (page - 1) * size,
                size);
        return FoundFilings.of(found, page, size, query);
    }

    private void filing(Context request) {
        String id = request.pathParam("id");
        request.json(search.filing(id)
                .map(FilingJson::of)
                .orElseThrow(() -> new NotFoundResponse("No filing " + id + " is known; ids look like US-19017071")));
    }
}
