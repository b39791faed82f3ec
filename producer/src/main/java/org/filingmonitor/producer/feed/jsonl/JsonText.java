package org.filingmonitor.producer.feed.jsonl;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The text of one JSON object, read from key to key. Whatever is not as it should be throws IllegalArgumentException with
 * the column, from 1, where it was met.
 */
final class JsonText {

    /** Deep enough for any key that a filing has or that is left out. */
    private static final int DEEPEST = 64;

    // Names are not kept between lines: whoever writes them could choose ones that collide.
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private final JsonParser json;

    private JsonText(JsonParser json) {
        this.json = json;
    }

    /** Reads some text of a parser. */
    private interface Reading<T> {
        T read() throws IOException;
    }

    /** Reads the one object that a text is: each key goes to the consumer, which reads its value. */
    static void read(String text, Consumer<JsonText> keys) {
        try (JsonParser parser = JSON.createParser(text)) {
            new JsonText(parser).located(keys);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void located(Consumer<JsonText> keys) throws IOException {
        try {
            one(keys);
        } catch (IllegalArgumentException wrong) {
            throw at(json.currentTokenLocation(), wrong.getMessage(), wrong);
        } catch (JsonProcessingException broken) {
            JsonLocation place = broken.getLocation() == null ? json.currentLocation() : broken.getLocation();
            throw at(place, broken.getOriginalMessage(), broken);
        }
    }

    private static IllegalArgumentException at(JsonLocation place, String reason, Exception cause) {
        return new IllegalArgumentException("column " + place.getColumnNr() + ": " + reason, cause);
    }

    /** Tells whether an object, or what there is of it, has one of some keys. */
    static boolean hasKey(String text, Set<String> keys) {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                if (keys.contains(parser.currentName())) {
                    return true;
                }
                parser.nextToken();
                parser.skipChildren();
            }
            return false;
        } catch (IOException brokenOrCut) {
            return false;
        }
    }

    private void one(Consumer<JsonText> keys) throws IOException {
        json.nextToken();
        require(JsonToken.START_OBJECT, "an object in braces");
        readObject(keys);
        if (json.nextToken() != null) {
            throw new IllegalArgumentException("more than one object on the line: give each a line of its own");
        }
    }

    private void readObject(Consumer<JsonText> keys) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            json.nextToken();
            try {
                keys.accept(this);
            } catch (UncheckedIOException broken) {
                throw broken.getCause();
            }
        }
    }

    /** Returns the key whose value comes. */
    String key() {
        return read(json::currentName);
    }

    /** Passes a value over. */
    void skip() {
        JsonParser unused = read(json::skipChildren);
    }

    /** Reads a text; null if there is none, or nothing but blanks. */
    String text() {
        String text = isNull() ? null : string();
        return text == null || text.isBlank() ? null : text;
    }

    /** Reads true or false; false if there is neither. */
    boolean flag() {
        if (!isNull() && !json.currentToken().isBoolean()) {
            throw wrong("true or false");
        }
        return json.currentToken() == JsonToken.VALUE_TRUE;
    }

    /** Reads a list of texts; empty if there is none. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        list("a list of texts", () -> texts.add(string()));
        return texts;
    }

    /**
     * Reads a list of objects whose members are texts.
     *
     * @param known the members that are read
     * @param each takes the members of an object; what it does not have is null
     * @param unknown takes the name of each other member
     */
    void objects(Set<String> known, Consumer<Map<String, String>> each, Consumer<String> unknown) {
        list("a list of objects", () -> {
            require(JsonToken.START_OBJECT, "an object in braces");
            each.accept(read(() -> members(known, unknown)));
        });
    }

    private Map<String, String> members(Set<String> known, Consumer<String> unknown) throws IOException {
        Map<String, String> members = new HashMap<>();
        readObject(member -> {
            if (!known.contains(member.key())) {
                unknown.accept(member.key());
                member.skip();
            } else {
                members.put(member.key(), member.text());
            }
        });
        return members;
    }

    private void list(String what, Runnable item) {
        if (isNull()) {
            return;
        }
        require(JsonToken.START_ARRAY, what);
        while (read(json::nextToken) != JsonToken.END_ARRAY) {
            item.run();
        }
    }

    private boolean isNull() {
        return json.currentToken() == JsonToken.VALUE_NULL;
    }

    private String string() {
        require(JsonToken.VALUE_STRING, "text in quotes");
        String text = read(json::getText);
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(place() + " holds half a character, an unpaired surrogate");
        }
        return text;
    }

    private void require(JsonToken token, String what) {
        if (json.currentToken() != token) {
            throw wrong(what);
        }
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(place() + " must be " + what);
    }

    /** The value that is read, as JSON Pointer (RFC 6901) has it: {@code /publications/0/date}. */
    private String place() {
        String pointer = json.getParsingContext().pathAsPointer().toString();
        return pointer.isEmpty() ? "the line" : pointer;
    }

    private static <T> T read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
