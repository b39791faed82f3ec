package org.filingmonitor.monitor.letter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.filingmonitor.producer.feed.ParsedDocument;

/**
 * A dead letter: either a document of a feed, whose headers name {@code feed}, {@code file}, {@code position} and {@code
 * reason}, or a record of a topic, whose {@code position} is TOPIC-PARTITION@OFFSET.
 *
 * @param at when it was written
 * @param headers its headers as text
 * @param key key of the record; null for a document
 * @param value the document's bytes, the first {@value ParsedDocument#RAW_LIMIT} of them, or the record's
 */
@SuppressWarnings("ArrayRecordComponent") // handed through, never compared
public record Letter(LetterId id, Instant at, Map<String, String> headers, byte[] key, byte[] value) {

    private static final Pattern RECORD = Pattern.compile("(.+)-(\\d{1,9})@\\d+");

    /**
     * Where a record stood.
     *
     * @param topic its topic
     */
    record Source(String topic, int partition) {}

    static Letter of(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        record.headers()
                .forEach(header -> headers.put(
                        header.key(),
                        header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8)));
        return new Letter(
                new LetterId(record.topic(), record.partition(), record.offset()),
                Instant.ofEpochMilli(record.timestamp()),
                headers,
                record.key(),
                record.value());
    }

    /** Returns this letter without its bytes. */
    Letter withoutBytes() {
        return new Letter(id, at, headers, null, null);
    }

    /** Tells whether it is a document of a feed, and no record of a topic. */
    public boolean isDocument() {
        return headers.containsKey("feed");
    }

    /**
     * Tells whether not all of the document was kept: none that is kept whole is as long as what is kept of others at most,
     * and of an archive nothing is.
     */
    boolean isCut() {
        return isDocument() && value != null && (value.length == 0 || value.length >= ParsedDocument.RAW_LIMIT);
    }

    /** Returns where the record stood; nothing for a document. */
    Optional<Source> source() {
        Matcher place = RECORD.matcher(header("position"));
        return isDocument() || !place.matches()
                ? Optional.empty()
                : Optional.of(new Source(place.group(1), Integer.parseInt(place.group(2))));
    }

    /** Returns the topic that it was meant for or read from. */
    public String topic() {
        return source().map(Source::topic).orElseGet(() -> id.topic().replace(".dlq.", "."));
    }

    /** Returns a header, or empty text. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** Returns where it stood, for people: file and position, or the record's place. */
    public String place() {
        String file = header("file");
        String position = header("position");
        return file.isEmpty() || position.isEmpty() ? file + position : file + ", " + position;
    }
}
