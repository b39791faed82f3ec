package org.filingmonitor.alerts.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of watchlists in YAML, or in JSON, which is a part of it: a list of the objects that the HTTP API takes, each with
 * its id. Several documents, with {@code ---} between them, are a list each.
 *
 * @param watchlists the watchlists as they were written, sound or not
 * @param problems why it is no such file
 */
record WatchlistFile(List<Written> watchlists, List<FileProblem> problems) {

    private static final String NO_LIST =
            "this is no list of watchlists; begin each with '- id: ...', or give [] for none";

    /**
     * A watchlist as it was written.
     *
     * @param file the file that it stands in
     * @param document the document in it
     * @param path where it stands in the document
     */
    record Written(String file, YamlDocument document, String path, JsonNode json) {

        /** Returns where a part of it stands. */
        Place place(String part) {
            return document.place(part.isEmpty() ? path : path + "." + part);
        }

        /** Returns a problem of a part of it. */
        FileProblem problem(String part, String problem) {
            Place place = place(part);
            return new FileProblem(file, place.line(), place.column(), id(), part, problem);
        }

        /** Returns its id as it was written, empty if it has none. */
        String id() {
            return json.path("id").asText();
        }
    }

    /** Reads a file. */
    static WatchlistFile read(String name, InputStream file) throws IOException {
        WatchlistFile read = new WatchlistFile(new ArrayList<>(), new ArrayList<>());
        try {
            List<YamlDocument> documents = YamlText.read(text(file.readNBytes(YamlText.LONGEST + 1)));
            documents.forEach(document -> read.take(name, document));
            if (documents.isEmpty()) {
                read.problems.add(FileProblem.of(name, Place.START, NO_LIST));
            }
        } catch (NoYamlException e) {
            read.problems.add(FileProblem.of(name, e.place(), e.getMessage()));
        }
        return read;
    }

    private static String text(byte[] bytes) {
        if (bytes.length > YamlText.LONGEST) {
            throw new NoYamlException(Place.START, "the file is longer than 1 MB; split it");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NoYamlException(Place.START, "the file is not in UTF-8; save it as such");
        }
    }

    private void take(String name, YamlDocument document) {
        document.repeated()
                .forEach((place, key) ->
                        problems.add(FileProblem.of(name, place, "the key '" + key + "' stands twice; give it once")));
        if (!document.root().isArray()) {
            problems.add(FileProblem.of(name, document.place(""), NO_LIST));
        }
        for (int i = 0; i < document.root().size() && document.root().isArray(); i++) {
            watchlists.add(
                    new Written(name, document, "[" + i + "]", document.root().get(i)));
        }
    }
}
