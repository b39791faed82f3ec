package org.filingmonitor.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidationException;

/** A registry inside this process, under the rules of a real one: {@code schema.registry.url=mock://NAME}. */
final class InMemoryRegistry implements SchemaRegistry {

    private final String name;
    private final List<Schema> schemas = new ArrayList<>();
    private final Map<String, List<Schema>> subjects = new HashMap<>();
    private final Map<String, Compatibility> levels = new HashMap<>();
    private Compatibility global = Compatibility.BACKWARD;

    InMemoryRegistry(String name) {
        this.name = name;
    }

    @Override
    public synchronized int register(String subject, Schema schema) {
        Schema stripped = AvroSchemas.withoutJavaString(schema);
        List<Schema> versions = subjects.computeIfAbsent(subject, ignored -> new ArrayList<>());
        if (!has(versions, stripped)) {
            check(subject, stripped, versions);
            versions.add(stripped);
        }
        if (!has(schemas, stripped)) {
            schemas.add(stripped);
        }
        return id(stripped);
    }

    private void check(String subject, Schema schema, List<Schema> oldestFirst) {
        List<Schema> newestFirst = new ArrayList<>();
        oldestFirst.forEach(version -> newestFirst.add(0, version));
        try {
            compatibility(subject).check(schema, newestFirst);
        } catch (SchemaValidationException e) {
            throw new RegistryException(
                    409,
                    "mock://" + name + ": the schema for subject " + subject + " is not " + compatibility(subject)
                            + " compatible with the versions before it: " + e.getMessage());
        }
    }

    @Override
    public synchronized int idOf(String subject, Schema schema) {
        Schema stripped = AvroSchemas.withoutJavaString(schema);
        if (!has(known(subject), stripped)) {
            throw notFound("subject " + subject + " has no such schema");
        }
        return id(stripped);
    }

    @Override
    public synchronized Registered latest(String subject) {
        List<Schema> versions = known(subject);
        Schema latest = versions.get(versions.size() - 1);
        return new Registered(id(latest), latest);
    }

    @Override
    public synchronized Schema byId(int id) {
        if (id < 1 || id > schemas.size()) {
            throw notFound("there is no schema with id " + id);
        }
        return schemas.get(id - 1);
    }

    @Override
    public synchronized List<Integer> versions(String subject) {
        int newest = subjects.getOrDefault(subject, List.of()).size();
        return IntStream.rangeClosed(1, newest).boxed().toList();
    }

    @Override
    public synchronized Compatibility compatibility(String subject) {
        return levels.getOrDefault(subject, global);
    }

    @Override
    public synchronized void setCompatibility(String subject, Compatibility level) {
        levels.put(subject, level);
    }

    @Override
    public boolean answers() {
        return true;
    }

    @Override
    public synchronized void setCompatibility(Compatibility level) {
        global = level;
    }

    private List<Schema> known(String subject) {
        List<Schema> versions = subjects.getOrDefault(subject, List.of());
        if (versions.isEmpty()) {
            throw notFound("subject " + subject + " is not known");
        }
        return versions;
    }

    private RegistryException notFound(String reason) {
        return new RegistryException(404, "mock://" + name + ": " + reason);
    }

    /** Compares texts, as registries do: to Avro, schemas that differ in docs alone are equal. */
    private static boolean has(List<Schema> schemas, Schema schema) {
        return schemas.stream().anyMatch(other -> other.toString().equals(schema.toString()));
    }

    private int id(Schema schema) {
        return 1 + schemas.stream().map(Schema::toString).toList().indexOf(schema.toString());
    }
}
