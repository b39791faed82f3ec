package org.filingmonitor.alerts.page;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The header {@code Link} of an answer that is a page (RFC 8288): addresses of other pages of the same question. */
public final class PageLinks {

    private final String path;
    private final Map<String, String> question = new LinkedHashMap<>();
    private final List<String> links = new ArrayList<>();

    private PageLinks(String path, Map<String, List<String>> asked) {
        this.path = path;
        asked.forEach((name, values) -> question.put(name, values.get(0)));
    }

    /** Begins with none, for the question of a request. */
    public static PageLinks of(Context request) {
        return new PageLinks(request.path(), request.queryParamMap());
    }

    /** Adds the page that the question asks for with another value of a parameter. */
    public PageLinks add(String relation, String parameter, String value) {
        Map<String, String> other = new LinkedHashMap<>(question);
        other.put(parameter, value);
        links.add("<" + path + "?"
                + other.entrySet().stream()
                        .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                        .collect(Collectors.joining("&"))
                + ">; rel=\"" + relation + "\"");
        return this;
    }

    /** Adds the first and the last page, and those before and after a page, where there are any. */
    public PageLinks around(int page, int last) {
        if (last > 0) {
            add("first", "page", "1");
            add("last", "page", String.valueOf(last));
        }
        if (page > 1 && page - 1 <= last) {
            add("prev", "page", String.valueOf(page - 1));
        }
        if (page < last) {
            add("next", "page", String.valueOf(page + 1));
        }
        return this;
    }

    /** Writes the header, unless there is no other page. */
    public void answer(Context request) {
        if (!links.isEmpty()) {
            request.header("Link", String.join(", ", links));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
