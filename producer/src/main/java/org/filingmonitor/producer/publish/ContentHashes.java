package org.filingmonitor.producer.publish;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.Schema.Field;
import org.apache.avro.generic.IndexedRecord;
import org.filingmonitor.event.ContentHash;

/**
 * Hashes what documents say, so that a document read again is known. Fields go in by name, and only those that state
 * something: a field that a later schema adds does not change the hash of what was read before.
 */
final class ContentHashes {

    /** Who read the document where is no content. */
    private static final Set<String> NO_CONTENT = Set.of("feed", "position", "history");

    private ContentHashes() {}

    /** Returns the first 128 bits of the SHA-256 of an observation's content, its id and revision included. */
    static ContentHash of(IndexedRecord observation) {
        MessageDigest digest = sha256();
        try (DataOutputStream out =
                new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
            write(out, observation);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new ContentHash(Arrays.copyOf(digest.digest(), 16));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static void write(DataOutputStream out, Object value) throws IOException {
        if (value instanceof IndexedRecord fields) {
            writeFields(out, fields);
        } else if (value instanceof Collection<?> items) {
            out.writeInt(items.size());
            for (Object item : items) {
                write(out, item);
            }
        } else if (value instanceof Map<?, ?> entries) {
            writeEntries(out, new TreeMap<>(entries));
        } else {
            byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
            out.writeInt(text.length);
            out.write(text);
        }
    }

    private static void writeEntries(DataOutputStream out, Map<?, ?> sorted) throws IOException {
        out.writeInt(sorted.size());
        for (Map.Entry<?, ?> entry : sorted.entrySet()) {
            write(out, entry.getKey());
            write(out, entry.getValue());
        }
    }

    private static void writeFields(DataOutputStream out, IndexedRecord fields) throws IOException {
        List<Field> stating = fields.getSchema().getFields().stream()
                .filter(field -> !NO_CONTENT.contains(field.name()) && states(fields.get(field.pos())))
                .sorted(Comparator.comparing(Field::name))
                .toList();
        out.writeInt(stating.size());
        for (Field field : stating) {
            write(out, field.name());
            write(out, fields.get(field.pos()));
        }
    }

    private static boolean states(Object value) {
        return value != null
                && !value.equals("")
                && !(value instanceof Collection<?> items && items.isEmpty())
                && !(value instanceof Map<?, ?> entries && entries.isEmpty());
    }
}
