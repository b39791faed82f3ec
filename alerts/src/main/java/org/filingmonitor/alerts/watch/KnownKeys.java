package org.filingmonitor.alerts.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The keys that an object may have; whoever writes another one is told the nearest. */
record KnownKeys(List<String> keys) {

    /** How many letters may differ where a key is taken for a slip of another. */
    private static final int SLIP = 2;

    static KnownKeys of(String... keys) {
        return new KnownKeys(List.of(keys));
    }

    /**
     * Adds a problem for each other key.
     *
     * @param prefix what stands before a key where it is named, such as {@code channels[0].}
     */
    void check(JsonNode written, String prefix, Problems problems) {
        written.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                problems.add(prefix + key, "no such key; " + hint(key) + "the keys are " + String.join(", ", keys));
            }
        });
    }

    private String hint(String key) {
        return nearest(key).map(near -> "did you mean '" + near + "'? ").orElse("");
    }

    private Optional<String> nearest(String key) {
        return keys.stream()
                .filter(known -> distance(key, known) <= SLIP)
                .min(Comparator.comparingInt(known -> distance(key, known)));
    }

    /** Returns how many letters are to be changed, left out or put in; more than {@link #SLIP} if lengths tell. */
    private static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > SLIP) {
            return SLIP + 1;
        }
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
