package org.filingmonitor.monitor.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A configuration file: options by their long names, and the map {@code kafka} with properties of Kafka clients.
 *
 * @param options what each option is set to, by its name without dashes
 * @param kafka properties of Kafka clients, nested maps joined with dots
 */
public record YamlFile(Map<String, String> options, Map<String, String> kafka) {

    /** A file that says nothing. */
    public static final YamlFile NONE = new YamlFile(Map.of(), Map.of());

    private static final String KAFKA = "kafka";

    /**
     * Reads a file.
     *
     * @param known names of the options there are
     * @throws IllegalArgumentException in one line that names every problem
     */
    public static YamlFile read(Path file, Set<String> known) {
        JsonNode root = parse(file);
        if (root.isMissingNode() || root.isNull()) {
            return NONE;
        }
        if (!root.isObject()) {
            throw new IllegalArgumentException(file + " must hold keys and values, such as 'port: 8080'");
        }
        List<String> problems = new ArrayList<>();
        Map<String, String> options = new TreeMap<>();
        Map<String, String> kafka = new TreeMap<>();
        root.properties().forEach(entry -> {
            if (entry.getKey().equals(KAFKA)) {
                flatten("", entry.getValue(), kafka, problems);
            } else if (!known.contains(entry.getKey())) {
                problems.add("unknown key '" + entry.getKey() + "'");
            } else {
                option(entry.getKey(), entry.getValue(), options, problems);
            }
        });
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(file + ": " + String.join(", ", problems));
        }
        return new YamlFile(Map.copyOf(options), Map.copyOf(kafka));
    }

    private static JsonNode parse(Path file) {
        try {
            return new YAMLMapper().readTree(file.toFile());
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    file + " is no YAML: line " + e.getLocation().getLineNr() + ": "
                            + e.getOriginalMessage().lines().findFirst().orElse(""),
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot read the configuration file " + file, e);
        }
    }

    private static void option(String name, JsonNode value, Map<String, String> options, List<String> problems) {
        if (value.isArray() && StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isValueNode)) {
            options.put(
                    name,
                    StreamSupport.stream(value.spliterator(), false)
                            .map(JsonNode::asText)
                            .collect(Collectors.joining(Defaults.SEVERAL)));
        } else if (value.isValueNode() && !value.isNull()) {
            options.put(name, value.asText());
        } else {
            problems.add("'" + name + "' needs a value");
        }
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> kafka, List<String> problems) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> flatten(
                            prefix.isEmpty() ? entry.getKey() : prefix + "." + entry.getKey(),
                            entry.getValue(),
                            kafka,
                            problems));
        } else if (prefix.isEmpty() || !node.isValueNode() || node.isNull()) {
            problems.add("'" + KAFKA + (prefix.isEmpty() ? "" : "." + prefix) + "' needs "
                    + (prefix.isEmpty() ? "keys of Kafka clients" : "a value"));
        } else {
            kafka.put(prefix, node.asText());
        }
    }
}
