package org.filingmonitor.registry;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What clients of a schema registry are told, under Confluent's keys. Among them the keys of Kafka clients may stand, and
 * are ignored; a key that Confluent's clients know and this one does not is refused.
 *
 * @param nodes {@code schema.registry.url}: where the registry is, several comma-separated; they are tried in turn
 * @param inMemoryName the NAME of {@code schema.registry.url=mock://NAME}, a registry inside this process
 * @param autoRegister {@code auto.register.schemas}, default true: serializers register their schemas
 * @param useLatestVersion {@code use.latest.version}, default false: serializers write under the newest schema of the
 *     subject; needs auto.register.schemas=false
 * @param normalize {@code normalize.schemas}, default false: the registry takes spellings of one schema as one
 * @param specificReader {@code specific.avro.reader}, default false: deserializers return generated classes
 * @param tls {@code schema.registry.ssl.*}, under Kafka's names {@code ssl.*}: trust store and key store
 */
public record RegistryConfig(
        List<RegistryNode> nodes,
        Optional<String> inMemoryName,
        boolean autoRegister,
        boolean useLatestVersion,
        boolean normalize,
        boolean specificReader,
        Map<String, String> tls) {

    static final String URL = "schema.registry.url";
    public static final String SERIALIZER = "avro.serializer";
    public static final String DESERIALIZER = "avro.deserializer";
    public static final String SPECIFIC_READER = "specific.avro.reader";
    public static final String REMOVE_JAVA_PROPERTIES = "avro.remove.java.properties";
    private static final String AUTO_REGISTER = "auto.register.schemas";
    private static final String USE_LATEST = "use.latest.version";
    private static final String NORMALIZE = "normalize.schemas";
    private static final String REGISTRY = "schema.registry.";
    private static final String MOCK = "mock://";

    private static final Set<String> TLS_KEYS = Set.of(
            "schema.registry.ssl.truststore.location",
            "schema.registry.ssl.truststore.password",
            "schema.registry.ssl.truststore.type",
            "schema.registry.ssl.keystore.location",
            "schema.registry.ssl.keystore.password",
            "schema.registry.ssl.keystore.type",
            "schema.registry.ssl.key.password");

    /** Beginnings of the keys of Confluent's registry clients and serializers; no key of a Kafka client begins so. */
    private static final List<String> CONFLUENT = List.of(
            REGISTRY,
            "basic.auth.",
            "bearer.auth.",
            "auto.register.",
            "use.latest.",
            "use.schema.",
            "latest.",
            "id.compatibility.",
            "normalize.",
            "specific.avro.",
            "avro.",
            "schema.reflection",
            "max.schemas.per.subject",
            "key.subject.name.strategy",
            "value.subject.name.strategy",
            "context.name.strategy",
            "rule.");

    /**
     * Reads the keys.
     *
     * @throws org.apache.kafka.common.config.ConfigException that names every problem
     */
    public static RegistryConfig of(Map<String, ?> config) {
        ConfigKeys keys = new ConfigKeys(config);
        List<String> urls = keys.list(URL);
        boolean inMemory = urls.size() == 1 && urls.get(0).startsWith(MOCK);
        boolean autoRegister = keys.flag(AUTO_REGISTER, true);
        boolean useLatest = keys.flag(USE_LATEST, false);
        if (autoRegister && useLatest) {
            keys.problem(USE_LATEST + "=true needs " + AUTO_REGISTER + "=false");
        }
        if (!keys.flag(REMOVE_JAVA_PROPERTIES, true)) {
            keys.problem(REMOVE_JAVA_PROPERTIES + "=false is not supported");
        }
        RegistryConfig read = new RegistryConfig(
                inMemory ? List.of() : RegistryNode.read(urls, keys),
                inMemory ? Optional.of(urls.get(0).substring(MOCK.length())) : Optional.empty(),
                autoRegister,
                useLatest,
                keys.flag(NORMALIZE, false),
                keys.flag(SPECIFIC_READER, false),
                tls(keys));
        keys.refuseOthers(supported(), CONFLUENT);
        keys.throwProblems();
        return read;
    }

    private static Map<String, String> tls(ConfigKeys keys) {
        Map<String, String> tls = new TreeMap<>();
        for (String key : TLS_KEYS) {
            keys.text(key).ifPresent(value -> tls.put(key.substring(REGISTRY.length()), value));
        }
        return Map.copyOf(tls);
    }

    private static Set<String> supported() {
        Set<String> supported = new HashSet<>(TLS_KEYS);
        supported.addAll(Set.of(URL, SERIALIZER, DESERIALIZER, SPECIFIC_READER, REMOVE_JAVA_PROPERTIES));
        supported.addAll(Set.of(AUTO_REGISTER, USE_LATEST, NORMALIZE));
        supported.addAll(Set.of(RegistryNode.CREDENTIALS_SOURCE, RegistryNode.USER_INFO));
        return supported;
    }

    /** Leaves out what is secret. */
    @Override
    public String toString() {
        return "RegistryConfig"
                + inMemoryName
                        .map(name -> List.of(MOCK + name))
                        .orElse(nodes.stream().map(RegistryNode::toString).toList());
    }
}
