package org.filingmonitor.streams.dashboard;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * Serves the pages. All of them are one document, which reads its path and state from the address; so a link to any state
 * can be shared. Everything that it loads comes from here, as files of the class path, and nothing runs that is written
 * inside a document: what a filing's title holds is text and cannot become more.
 */
public final class Dashboard {

    private static final List<String> PAGES =
            List.of("/", "/owner", "/trends", "/filings", "/watchlists", "/alerts", "/feeds");

    private static final String FILES = "dashboard/";

    /** No dot but the one of the ending, so that no name leads out of the folder. */
    private static final String NAME = "[a-z]+(/[a-z]+)?\\.(js|css|svg)";

    private static final String CHARTS = "chart.js/dist/chart.umd.js";
    private static final String CHARTS_IN_JAR = "META-INF/resources/webjars/chart.js/4.4.4/dist/chart.umd.js";

    private static final Map<String, String> TYPES =
            Map.of("html", "text/html", "js", "text/javascript", "css", "text/css", "svg", "image/svg+xml");

    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
                    + "form-action 'self'; frame-ancestors 'none'";

    private Dashboard() {}

    /** Adds the routes of the pages and of what they load. */
    public static void routes(RoutesConfig routes) {
        PAGES.forEach(page -> routes.get(page, request -> answer(request, FILES + "index.html")));
        routes.get("/dashboard/<name>", request -> answer(request, FILES + name(request)));
        routes.get("/webjars/" + CHARTS, request -> answer(request, CHARTS_IN_JAR));
    }

    private static String name(Context request) {
        String name = request.pathParam("name");
        if (!name.matches(NAME)) {
            throw new NotFoundResponse("There is no file " + name);
        }
        return name;
    }

    /** Browsers keep a file and ask each time whether it is still the same: a new version shows at once. */
    private static void answer(Context request, String file) throws IOException {
        try (InputStream content = Dashboard.class.getClassLoader().getResourceAsStream(file)) {
            if (content == null) {
                throw new NotFoundResponse("There is no file " + file);
            }
            request.header("Content-Security-Policy", POLICY)
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Referrer-Policy", "same-origin")
                    .header("Cache-Control", "no-cache")
                    .contentType(TYPES.get(file.substring(file.lastIndexOf('.') + 1)) + "; charset=utf-8")
                    .result(content.readAllBytes());
        }
    }
}
