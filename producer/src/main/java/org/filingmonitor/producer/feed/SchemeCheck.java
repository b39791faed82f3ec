package org.filingmonitor.producer.feed;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.Publication;
import org.filingmonitor.filing.IpcScheme;
import org.filingmonitor.filing.IpcScheme.State;
import org.filingmonitor.filing.IpcSymbol;
import org.filingmonitor.producer.feed.ParsedDocument.Observed;

/**
 * Warns of documents with IPC symbols that the scheme never had, or that were deleted from it before the document was
 * published. The symbols are kept: offices err, and schemes grow.
 */
final class SchemeCheck implements DocumentReader {

    /** Symbols named in a warning, at most. */
    private static final int NAMED = 5;

    private final DocumentReader documents;
    private final IpcScheme scheme;

    SchemeCheck(DocumentReader documents, IpcScheme scheme) {
        this.documents = documents;
        this.scheme = scheme;
    }

    @Override
    public ParsedDocument next() throws IOException {
        ParsedDocument document = documents.next();
        return document instanceof Observed observed ? check(observed) : document;
    }

    @Override
    public void close() throws IOException {
        documents.close();
    }

    private Observed check(Observed document) {
        List<String> unknown = new ArrayList<>();
        List<String> retired = new ArrayList<>();
        LocalDate published = published(document.observation());
        for (String symbol : document.observation().getIpc()) {
            IpcScheme.Validity validity = scheme.validity(IpcSymbol.of(symbol), published);
            if (validity.state() == State.UNKNOWN) {
                unknown.add(symbol);
            } else if (validity.state() == State.RETIRED) {
                retired.add(symbol + " (valid to " + validity.to() + ")");
            }
        }
        if (unknown.isEmpty() && retired.isEmpty()) {
            return document;
        }
        List<String> warnings = new ArrayList<>(document.warnings());
        warnings.add(Stream.of(
                        told("symbols that the IPC never had: ", unknown),
                        told("symbols deleted from the IPC before " + published + ": ", retired))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; ")));
        return new Observed(document.position(), document.observation(), warnings);
    }

    private static String told(String what, List<String> symbols) {
        if (symbols.isEmpty()) {
            return "";
        }
        String named = symbols.stream().limit(NAMED).collect(Collectors.joining(", "));
        return what + named + (symbols.size() > NAMED ? " and " + (symbols.size() - NAMED) + " more" : "");
    }

    /** An undated document may be of any time: none of its symbols is called retired. */
    private static LocalDate published(FilingObservation observation) {
        return Stream.concat(
                        Stream.of(observation).map(FilingObservation::getFirstPublished),
                        observation.getPublications().stream().map(Publication::getDate))
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .orElse(LocalDate.MIN);
    }
}
