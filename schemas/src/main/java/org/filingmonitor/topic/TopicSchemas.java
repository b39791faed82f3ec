package org.filingmonitor.topic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.filingmonitor.registry.Compatibility;
import org.filingmonitor.registry.RegistryException;
import org.filingmonitor.registry.SchemaRegistry;
import org.filingmonitor.registry.Subjects;

/** Registers the schemas of topics, and gathers what the registry has against them. */
final class TopicSchemas {

    private static final Compatibility WANTED = Compatibility.FULL_TRANSITIVE;
    private static final int CONFLICT = 409;

    private final SchemaRegistry registry;
    private final List<String> differences = new ArrayList<>();

    TopicSchemas(SchemaRegistry registry) {
        this.registry = registry;
    }

    /** Registers the schemas of a topic and returns their ids by subject; a subject with a difference has none. */
    Map<String, Integer> register(Topic<?, ?> topic) {
        Map<String, Integer> ids = new LinkedHashMap<>();
        register(Subjects.of(topic.name(), true), topic.keySchema(), true, ids);
        register(Subjects.of(topic.name(), false), topic.valueSchema(), false, ids);
        return ids;
    }

    List<String> differences() {
        return differences;
    }

    private void register(String subject, Schema schema, boolean frozen, Map<String, Integer> ids) {
        try {
            ids.put(subject, idOf(subject, schema).orElseGet(() -> registerNew(subject, schema, frozen)));
            // Last, since Apicurio accepts a level for a subject that is not there yet, and forgets it.
            demandCompatibility(subject);
        } catch (RegistryException e) {
            differences.add(difference(subject, e));
        }
    }

    private Optional<Integer> idOf(String subject, Schema schema) {
        try {
            return Optional.of(registry.idOf(subject, schema));
        } catch (RegistryException e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private int registerNew(String subject, Schema schema, boolean frozen) {
        if (!registry.versions(subject).isEmpty()) {
            if (frozen) {
                throw new RegistryException(CONFLICT, "schemas of keys are frozen");
            }
            demandCompatibility(subject);
        }
        return registry.register(subject, schema);
    }

    private void demandCompatibility(String subject) {
        if (registry.compatibility(subject) != WANTED) {
            registry.setCompatibility(subject, WANTED);
        }
    }

    private static String difference(String subject, RegistryException refusal) {
        if (refusal.status() == CONFLICT) {
            return "the schema for subject " + subject + " does not go with a registered one: run the version that"
                    + " registered it or a later one, or use another Kafka and registry (" + refusal.getMessage() + ")";
        }
        return "the registry refuses subject " + subject + ": " + refusal.getMessage();
    }
}
