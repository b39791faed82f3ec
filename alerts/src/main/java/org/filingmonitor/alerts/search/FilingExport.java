package org.filingmonitor.alerts.search;

import io.javalin.http.Context;
import io.javalin.http.Header;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.filingmonitor.alerts.query.FilingQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes all filings that a query finds as they are when it begins, in the order of their ids; without a query all there
 * are, in lines of JSON deleted ones too. However many they are, a bounded number is in memory.
 *
 * <p>An export that cannot go on to its end breaks the connection: a part of the filings never looks like all of them.
 */
final class FilingExport {

    static final String LINES = "application/x-ndjson";
    static final String CSV = "text/csv";

    private static final Logger LOG = LoggerFactory.getLogger(FilingExport.class);

    private final FilingSearch search;

    FilingExport(FilingSearch search) {
        this.search = search;
    }

    /** Returns the type in which a request wants filings exported; empty for one that wants a page. */
    static Optional<String> type(Context request) {
        String accept = Optional.ofNullable(request.header(Header.ACCEPT)).orElse("");
        return Stream.of(accept.toLowerCase(Locale.ROOT).split(","))
                .map(range -> range.split(";", 2)[0].strip())
                .filter(List.of(LINES, CSV)::contains)
                .findFirst();
    }

    /** Answers with everything that a query finds. */
    void answer(Context request, String type, Optional<FilingQuery> query) {
        search.requireIndex();
        try {
            request.contentType(type.equals(CSV) ? CSV + ";charset=utf-8" : type);
            OutputStream out = request.outputStream();
            if (type.equals(CSV)) {
                writeCsv(out, query);
            } else {
                writeLines(out, query);
            }
            out.flush();
        } catch (UncheckedWriteException gone) {
            LOG.info("An export was given up by its client: {}", gone.getMessage());
        } catch (IOException | RuntimeException failed) {
            LOG.warn("An export was cut off", failed);
            cutOff(request);
        }
    }

    private void writeLines(OutputStream out, Optional<FilingQuery> query) {
        FilingSearch.Taker line = filing -> {
            byte[] written = ExportedFiling.line(filing);
            sent(() -> {
                out.write(written);
                out.write('\n');
            });
        };
        query.ifPresentOrElse(asked -> search.forEach(asked.lucene(), line), () -> search.forEach(line));
    }

    private void writeCsv(OutputStream out, Optional<FilingQuery> query) throws IOException {
        FilingCsv rows = new FilingCsv(out);
        search.forEach(
                query.map(FilingQuery::lucene).orElse(FilingSearch.everything()),
                filing -> sent(() -> rows.write(filing)));
        rows.finish();
    }

    /** Tells a client that is gone from an index that cannot be read. */
    private static void sent(Sending sending) {
        try {
            sending.send();
        } catch (IOException e) {
            throw new UncheckedWriteException(e);
        }
    }

    private interface Sending {
        void send() throws IOException;
    }

    private static final class UncheckedWriteException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UncheckedWriteException(IOException cause) {
            super(cause.toString(), cause);
        }
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
