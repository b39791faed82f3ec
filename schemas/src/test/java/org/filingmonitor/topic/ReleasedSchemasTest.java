package org.filingmonitor.topic;

import static org.apache.avro.SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaParser;
import org.filingmonitor.registry.AvroSchemas;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every schema that was released is a file, {@code released/NAME.vN.avsc}: the schema of a topic's values may only change
 * in ways that let each release read what any other wrote, the schema of keys not at all.
 */
class ReleasedSchemasTest {

    private static final Path RELEASED = Path.of("src/test/resources/released");
    private static final Path CURRENT = Path.of("target/schemas");

    /** For people to copy. */
    @BeforeAll
    static void writeCurrentSchemas() throws IOException {
        Files.createDirectories(CURRENT);
        for (Schema schema : Stream.concat(keySchemas(), valueSchemas()).toList()) {
            Files.writeString(
                    current(schema),
                    new ObjectMapper().readTree(schema.toString()).toPrettyString() + "\n");
        }
    }

    static Stream<Schema> valueSchemas() {
        return distinct(Topics.all().stream().map(Topic::valueSchema));
    }

    static Stream<Schema> keySchemas() {
        return distinct(
                Topics.all().stream().map(Topic::keySchema).filter(schema -> schema.getType() == Schema.Type.RECORD));
    }

    private static Stream<Schema> distinct(Stream<Schema> schemas) {
        TreeSet<Schema> byName = new TreeSet<>(Comparator.comparing(Schema::getFullName));
        schemas.map(AvroSchemas::withoutJavaString).forEach(byName::add);
        return byName.stream();
    }

    @ParameterizedTest
    @MethodSource("valueSchemas")
    void readsEveryReleaseAndIsReadByEveryRelease(Schema current) throws IOException {
        assertThat(releases(current)).allSatisfy(released -> {
            assertReads(current, released);
            assertReads(released, current);
        });
    }

    @ParameterizedTest
    @MethodSource("valueSchemas")
    void theNewestReleaseIsTheSchemaAtHand(Schema current) throws IOException {
        List<Schema> releases = releases(current);
        assertThat(releases.get(releases.size() - 1).toString())
                .as(
                        "%s has changed: copy %s to %s",
                        current.getName(), current(current), release(current, releases.size() + 1))
                .isEqualTo(current.toString());
    }

    @ParameterizedTest
    @MethodSource("keySchemas")
    void keysNeverChange(Schema current) throws IOException {
        assertThat(releases(current))
                .as("its id is part of each key's bytes: a key that changes needs a new topic")
                .extracting(Schema::toString)
                .containsOnly(current.toString());
    }

    private static void assertReads(Schema reader, Schema writer) {
        SchemaCompatibility.SchemaPairCompatibility pair =
                SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        assertThat(pair.getType()).as(pair.getDescription()).isEqualTo(COMPATIBLE);
    }

    /** Returns the releases of a schema, oldest first. */
    private static List<Schema> releases(Schema schema) throws IOException {
        List<Schema> releases = new ArrayList<>();
        for (int number = 1; Files.exists(release(schema, number)); number++) {
            File file = release(schema, number).toFile();
            releases.add(new SchemaParser().parse(file).mainSchema());
        }
        assertThat(releases)
                .as("%s has no released file: copy %s to %s", schema.getName(), current(schema), release(schema, 1))
                .isNotEmpty();
        return releases;
    }

    private static Path release(Schema schema, int number) {
        return RELEASED.resolve(schema.getName() + ".v" + number + ".avsc");
    }

    private static Path current(Schema schema) {
        return CURRENT.resolve(schema.getName() + ".avsc");
    }
}
