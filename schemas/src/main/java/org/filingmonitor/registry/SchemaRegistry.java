package org.filingmonitor.registry;

import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * A schema registry: subjects, each with versions of a schema, and an id for each schema. Implementations are safe for
 * use by several threads.
 *
 * <p>Every method throws {@link RegistryException} when the registry refuses, and {@link RegistryUnavailableException}
 * when none answers.
 */
public interface SchemaRegistry {

    /**
     * Returns the registry that a client's configuration names.
     *
     * @param config Confluent's keys, {@code schema.registry.url} and others; keys of Kafka clients may stand among them
     * @throws org.apache.kafka.common.config.ConfigException that names every problem of the configuration
     */
    static SchemaRegistry of(Map<String, ?> config) {
        return of(RegistryConfig.of(config));
    }

    /** Returns the registry that a configuration names. Equal configurations share one, and with it its caches. */
    static SchemaRegistry of(RegistryConfig config) {
        return Registries.of(config);
    }

    /** Registers a schema as the newest version of a subject, unless the subject has it already, and returns its id. */
    int register(String subject, Schema schema);

    /** Returns the id of a schema that a subject has. */
    int idOf(String subject, Schema schema);

    /** Returns the newest version of a subject. */
    Registered latest(String subject);

    /** Returns the schema of an id, which need not be of the classes at hand. */
    Schema byId(int id);

    /** Returns the versions of a subject, oldest first; none for a subject that is not known. */
    List<Integer> versions(String subject);

    /** Returns what is demanded of new schemas of a subject, be it said for the subject or for all. */
    Compatibility compatibility(String subject);

    /** Sets what is demanded of new schemas of a subject. */
    void setCompatibility(String subject, Compatibility level);

    /** Sets what is demanded of new schemas of every subject for which nothing else is said. */
    void setCompatibility(Compatibility level);

    /** Tells whether the registry answers now; asks once, and throws nothing. */
    boolean answers();

    /** A schema and its id. */
    record Registered(int id, Schema schema) {}
}
