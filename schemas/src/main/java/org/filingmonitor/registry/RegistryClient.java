package org.filingmonitor.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * A client of a registry that speaks Confluent's REST API, such as Confluent's own or Apicurio's. Ids and schemas never
 * change once given, and are remembered; what is demanded of a subject, and its newest version, are asked anew each time.
 *
 * @see <a href="https://docs.confluent.io/platform/current/schema-registry/develop/api.html">the API</a>
 */
final class RegistryClient implements SchemaRegistry {

    private final RegistryHttp http;
    private final boolean normalize;
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
    private final Map<SubjectSchema, Integer> registered = new ConcurrentHashMap<>();
    private final Map<SubjectSchema, Integer> found = new ConcurrentHashMap<>();

    /** The text, since to Avro schemas that differ in docs alone are equal, and to a registry they are not. */
    private record SubjectSchema(String subject, String schema) {}

    RegistryClient(RegistryConfig config) {
        this(new RegistryHttp(config), config.normalize());
    }

    RegistryClient(RegistryHttp http, boolean normalize) {
        this.http = http;
        this.normalize = normalize;
    }

    @Override
    public int register(String subject, Schema schema) {
        SubjectSchema wanted = wanted(subject, schema);
        return remembered(registered, wanted, () -> postSchema(subjectPath(subject) + "/versions", wanted));
    }

    @Override
    public int idOf(String subject, Schema schema) {
        SubjectSchema wanted = wanted(subject, schema);
        return remembered(found, wanted, () -> postSchema(subjectPath(subject), wanted));
    }

    private static SubjectSchema wanted(String subject, Schema schema) {
        return new SubjectSchema(subject, AvroSchemas.withoutJavaString(schema).toString());
    }

    private int postSchema(String path, SubjectSchema wanted) {
        JsonNode body = JsonNodeFactory.instance.objectNode().put("schema", wanted.schema);
        return field(http.call("POST", path + (normalize ? "?normalize=true" : ""), body), "id")
                .intValue();
    }

    @Override
    public Registered latest(String subject) {
        JsonNode answer = http.get(subjectPath(subject) + "/versions/latest");
        return new Registered(field(answer, "id").intValue(), schema(answer));
    }

    @Override
    public Schema byId(int id) {
        return remembered(schemas, id, () -> schema(http.get("/schemas/ids/" + id)));
    }

    private static Schema schema(JsonNode answer) {
        String type = answer.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO") || !answer.path("references").isEmpty()) {
            throw new RegistryException(200, "the registry answered with a schema that is no Avro schema of one piece");
        }
        try {
            return AvroSchemas.parse(field(answer, "schema").asText());
        } catch (AvroRuntimeException e) {
            throw new RegistryException(200, "the registry answered with a schema that Avro cannot read: " + e);
        }
    }

    /** Asks at most once, unless several threads ask at the same time: no lock is held during a call. */
    private static <K, V> V remembered(Map<K, V> memory, K key, Supplier<V> ask) {
        V known = memory.get(key);
        if (known == null) {
            known = ask.get();
            memory.put(key, known);
        }
        return known;
    }

    @Override
    public List<Integer> versions(String subject) {
        try {
            List<Integer> versions = new ArrayList<>();
            http.get(subjectPath(subject) + "/versions").forEach(version -> versions.add(version.intValue()));
            return List.copyOf(versions);
        } catch (RegistryException e) {
            if (e.isNotFound()) {
                return List.of();
            }
            throw e;
        }
    }

    @Override
    public Compatibility compatibility(String subject) {
        String level = field(http.get("/config/" + encoded(subject) + "?defaultToGlobal=true"), "compatibilityLevel")
                .asText();
        try {
            return Compatibility.valueOf(level);
        } catch (IllegalArgumentException e) {
            throw new RegistryException(200, "the registry answered with a compatibility that is none: " + level);
        }
    }

    @Override
    public void setCompatibility(String subject, Compatibility level) {
        http.call("PUT", "/config/" + encoded(subject), wanted(level));
    }

    @Override
    public boolean answers() {
        return http.answers();
    }

    @Override
    public void setCompatibility(Compatibility level) {
        http.call("PUT", "/config", wanted(level));
    }

    private static JsonNode wanted(Compatibility level) {
        return JsonNodeFactory.instance.objectNode().put("compatibility", level.name());
    }

    private static String subjectPath(String subject) {
        return "/subjects/" + encoded(subject);
    }

    private static String encoded(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static JsonNode field(JsonNode answer, String name) {
        if (!answer.hasNonNull(name)) {
            throw new RegistryException(200, "the registry answered without " + name + ": " + answer);
        }
        return answer.get(name);
    }
}
