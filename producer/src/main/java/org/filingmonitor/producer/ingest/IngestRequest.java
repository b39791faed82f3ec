package org.filingmonitor.producer.ingest;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.filingmonitor.producer.feed.Formats;
import org.filingmonitor.producer.feed.Source;

/**
 * What a request says about the file that is its body.
 *
 * @param format name of the file's format, or auto
 * @param name the file's name
 * @param history true if its filings shall alert nobody
 * @param revision revision of documents that state none
 */
record IngestRequest(String format, String name, boolean history, Optional<Instant> revision) {

    private static final List<String> PARAMETERS = List.of("format", "name", "history", "revision");

    /** Reads the query parameters; a BadRequestResponse names every problem. */
    static IngestRequest of(Context context, Formats formats) {
        Map<String, List<String>> given = context.queryParamMap();
        TreeSet<String> unknown = new TreeSet<>(given.keySet());
        unknown.removeAll(PARAMETERS);
        if (!unknown.isEmpty()) {
            throw new BadRequestResponse("unknown parameters " + unknown + ": give some of " + PARAMETERS);
        }
        String format = one(context, "format").orElse(Formats.AUTO);
        if (!formats.names().contains(format)) {
            throw new BadRequestResponse("unknown format '" + format + "': give one of " + formats.names());
        }
        return new IngestRequest(
                format,
                one(context, "name").orElse("upload"),
                one(context, "history").map(IngestRequest::flag).orElse(false),
                one(context, "revision").map(IngestRequest::revision));
    }

    Source source(LocalDate today) {
        return new Source(IngestApi.FEED, name, history, revision, today);
    }

    private static Optional<String> one(Context context, String parameter) {
        return Optional.ofNullable(context.queryParam(parameter)).filter(value -> !value.isBlank());
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new BadRequestResponse("history is '" + text + "': give true or false");
        };
    }

    private static Instant revision(String text) {
        try {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException impossible) {
            BadRequestResponse answer =
                    new BadRequestResponse("revision is '" + text + "': give a date such as 2025-07-17");
            answer.initCause(impossible);
            throw answer;
        }
    }
}
