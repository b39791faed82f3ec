package org.filingmonitor.streams.query;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.NotAcceptableResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes all filings, one a line, as they stood when each partition was opened, wherever it is. Nobody holds more than a
 * line of each partition in memory, and a buffer of each instance.
 * An export that cannot go on to its end breaks the connection: a part of the filings never looks like all of them.
 */
final class Export {

    static final String LINES = "application/x-ndjson";

    private static final Logger LOG = LoggerFactory.getLogger(Export.class);

    private final Function<Context, FilingLines> filings;

    /** Exports the filings that answer a request. */
    Export(Function<Context, FilingLines> filings) {
        this.filings = filings;
    }

    /** Answers a request that accepts lines of JSON, and refuses any other. */
    void answer(Context request) {
        new Parameters(request);
        if (!acceptsLines(request.header(Header.ACCEPT))) {
            throw new NotAcceptableResponse(
                    "All filings come as lines of JSON only: ask with the header 'Accept: " + LINES + "'", Map.of());
        }
        try (FilingLines all = filings.apply(request)) {
            send(all, request);
        }
    }

    private static void send(FilingLines all, Context request) {
        try {
            request.contentType(LINES);
            write(all, request.outputStream());
        } catch (IOException gone) {
            LOG.info("An export was given up by its client: {}", gone.toString());
        } catch (RuntimeException failed) {
            LOG.warn("An export was cut off; it fails so while filings are moved to another instance", failed);
            cutOff(request);
        }
    }

    private static boolean acceptsLines(String header) {
        return header != null
                && Stream.of(header.toLowerCase(Locale.ROOT).split(","))
                        .map(range -> range.split(";", 2)[0].strip())
                        .anyMatch(LINES::equals);
    }

    private static void write(FilingLines all, OutputStream out) throws IOException {
        while (all.hasNext()) {
            out.write(all.next());
            out.write('\n');
        }
        out.flush();
    }

    /** The answer has begun, so that no status can tell any more. */
    private static void cutOff(Context request) {
        ServletContextRequest.getServletContextRequest(request.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }
}
