package org.filingmonitor.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** Reads the values of a configuration and gathers its problems, so that all of them are told at once. */
final class ConfigKeys {

    private final Map<String, ?> config;
    private final List<String> problems = new ArrayList<>();

    ConfigKeys(Map<String, ?> config) {
        this.config = config;
    }

    Optional<String> text(String key) {
        Object value = config.get(key);
        if (value instanceof Password secret) {
            return Optional.of(secret.value());
        }
        return Optional.ofNullable(value).map(Object::toString);
    }

    /** Returns the comma-separated values of a key that is required. */
    List<String> list(String key) {
        Object value = config.get(key);
        String joined = value instanceof List<?> several
                ? String.join(",", several.stream().map(Object::toString).toList())
                : text(key).orElse("");
        List<String> values = Arrays.stream(joined.split(",", -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
        if (values.isEmpty()) {
            problem(key + " is missing");
        }
        return values;
    }

    boolean flag(String key, boolean byDefault) {
        String value = text(key).map(String::strip).orElse(String.valueOf(byDefault));
        if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
            problem(key + "=" + value + " is neither true nor false");
        }
        return value.equalsIgnoreCase("true");
    }

    void problem(String text) {
        problems.add(text);
    }

    /** Refuses the keys that begin as ours do and are none. */
    void refuseOthers(Set<String> supported, List<String> beginnings) {
        config.keySet().stream()
                .filter(key -> !supported.contains(key) && beginnings.stream().anyMatch(key::startsWith))
                .sorted()
                .forEach(key -> problem(key + " is not supported; remove it"));
    }

    void throwProblems() {
        if (!problems.isEmpty()) {
            throw new ConfigException("schema registry: " + String.join("; ", problems));
        }
    }
}
