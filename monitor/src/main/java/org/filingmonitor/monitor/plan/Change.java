package org.filingmonitor.monitor.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What is to be done to a watchlist.
 *
 * @param id its id
 * @param fields the fields that get another value; none of a watchlist that is deleted
 * @param newSecrets URLs of the webhooks that get another secret, or their first
 * @param written what is sent to the monitor, secrets included: never to be shown; null for one that is deleted
 */
public record Change(
        Action action, String id, List<Field> fields, List<String> newSecrets, @JsonIgnore JsonNode written) {

    /** Keeps what it is given. */
    public Change {
        fields = List.copyOf(fields);
        newSecrets = List.copyOf(newSecrets);
    }

    static Change deletion(String id) {
        return new Change(Action.DELETE, id, List.of(), List.of(), null);
    }

    /** What is done to a watchlist. */
    public enum Action {
        CREATE("+", "created"),
        CHANGE("~", "changed"),
        DELETE("-", "deleted");

        private final String sign;
        private final String done;

        Action(String sign, String done) {
            this.sign = sign;
            this.done = done;
        }

        /** Returns the sign that stands for it in a table. */
        public String sign() {
            return sign;
        }

        /** Returns the word for it once it is done. */
        public String done() {
            return done;
        }
    }

    /**
     * A field of a watchlist.
     *
     * @param before its value as the API shows it; null of a watchlist that is created
     * @param after the value that it gets
     */
    public record Field(String name, JsonNode before, JsonNode after) {}

    @Override
    public String toString() {
        return action + " " + id + " " + fields; // without what is written
    }
}
